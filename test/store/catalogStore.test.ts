import { createHash } from 'node:crypto';
import {
  chmod,
  mkdir,
  mkdtemp,
  open,
  readFile,
  readdir,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CatalogStore } from '../../src/store/catalogStore.js';
import { catalogTextSlices } from '../../src/store/catalogText.js';
import { encodeHeader, generationName } from '../../src/store/storeFile.js';
import { StoreError, type StoreLoad } from '../../src/store/storeOutcome.js';
import { numberOf, numberedCatalog } from './sampleCatalog.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dovoz-store-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

const fileOf = (generation: number) => join(directory, generationName(generation));

function found(loaded: StoreLoad): number | undefined {
  return loaded.ok ? numberOf(loaded.catalog)?.number : undefined;
}

async function twoGenerations(): Promise<CatalogStore> {
  const store = new CatalogStore(directory);
  await store.save(numberedCatalog(1, 'test', 5));
  await store.save(numberedCatalog(2, 'test', 5));
  return store;
}

function named(whole: Buffer, format: string): Buffer {
  const hurt = Buffer.from(whole);
  const header = hurt.subarray(0, 255).toString().trimEnd();
  hurt.write(header.replace('dovoz-store/1', format).padEnd(255), 0);
  return hurt;
}

function wellSaved(text: string): Buffer {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const savedAt = '2025-01-21T10:00:00.000Z';
  const header = encodeHeader({ format: 'dovoz-store/1', bytes: text.length, sha256, savedAt });
  return Buffer.concat([header, Buffer.from(text)]);
}

const mark = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const leftover = (host: string, pid: number) =>
  `.catalog-${host}-${pid}-0a1b2c3d-0000-4000-8000-000000000000.tmp`;
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('saving and loading', () => {
  it('gives the saved catalog back with its age', async () => {
    const now = Date.parse('2025-01-21T01:00:00Z');
    const store = new CatalogStore(directory, { clock: () => now });
    const catalog = numberedCatalog(60);
    const saved = await store.save(catalog);
    expect(saved).toMatchObject({ generation: 1, file: fileOf(1), savedAt: '2025-01-21T01:00:00.000Z' });
    expect(saved.bytes).toBe((await readFile(fileOf(1))).length);
    expect(await store.load()).toEqual({
      ok: true,
      catalog,
      generation: 1,
      file: fileOf(1),
      savedAt: '2025-01-21T01:00:00.000Z',
      ageMs: 59 * 60_000,
      damaged: [],
    });
  });

  it('never calls a catalog younger than new, and says nothing of an age it cannot know', async () => {
    const store = new CatalogStore(directory, { clock: () => Date.parse('2020-01-01T00:00:00Z') });
    await store.save(numberedCatalog(1));
    expect(await store.load()).toMatchObject({ ok: true, ageMs: 0 });
    await store.save({ ...numberedCatalog(2), fetchedAt: 'yesterday' });
    expect(await store.load()).toMatchObject({ ok: true, ageMs: null });
  });

  it('gives it back as text as well, and damaged files alike', async () => {
    const store = await twoGenerations();
    await truncate(fileOf(2), 600);
    const loaded = await store.load();
    const lines = await store.loadLines();
    if (!loaded.ok || !lines.ok) throw new Error('nothing was loaded');
    expect(lines).toMatchObject({ ...loaded, ageMs: expect.any(Number), catalog: expect.anything() });
    const slices = [...catalogTextSlices(lines.catalog)];
    expect(JSON.parse(Buffer.concat(slices).toString())).toEqual(loaded.catalog);
    expect(loaded).toMatchObject({ generation: 1, damaged: [{ generation: 2, reason: 'TRUNCATED' }] });
    await rm(directory, { recursive: true });
    expect(await store.loadLines()).toEqual(await store.load());
  });

  it('writes a file of which all but the first line is a catalog file', async () => {
    await new CatalogStore(directory).save(numberedCatalog(7));
    const text = await readFile(fileOf(1), 'utf8');
    expect(JSON.parse(text.slice(text.indexOf('\n')))).toEqual(numberedCatalog(7));
  });

  it('is empty before the first save, be there a directory or not', async () => {
    expect(await new CatalogStore(directory).load()).toMatchObject({
      ok: false,
      reason: 'EMPTY',
      damaged: [],
    });
    const deep = new CatalogStore(join(directory, 'a', 'b'));
    expect(await deep.load()).toMatchObject({ ok: false, reason: 'EMPTY' });
    await deep.save(numberedCatalog(1));
    expect(found(await deep.load())).toBe(1);
  });

  it('keeps the newest generations and counts on', async () => {
    const store = new CatalogStore(directory, { keep: 2 });
    for (const number of [1, 2, 3, 4]) await store.save(numberedCatalog(number));
    expect((await readdir(directory)).toSorted()).toEqual([generationName(3), generationName(4)]);
  });

  it('refuses to keep fewer than two', () => {
    expect(() => new CatalogStore(directory, { keep: 1 })).toThrow(RangeError);
    expect(() => new CatalogStore(directory, { keep: 2.5 })).toThrow('got 2.5');
  });

  it('loses none of many saves at once, and is readable throughout', async () => {
    const store = new CatalogStore(directory, { keep: 50 });
    await store.save(numberedCatalog(1000));
    const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
    const saving = Promise.all(
      numbers.map((number) => new CatalogStore(directory, { keep: 50 }).save(numberedCatalog(number))),
    );
    const reading = Promise.all(numbers.map(() => store.load()));
    for (const loaded of await reading) expect(found(loaded)).toBeGreaterThan(0);
    const saved = await saving;
    expect(saved.map(({ generation }) => generation).toSorted((a, b) => a - b)).toEqual(
      numbers.map((n) => n + 1),
    );
    expect(await readdir(directory)).toHaveLength(21);
  });

  it('is readable while every file that was listed is being pruned', async () => {
    const store = new CatalogStore(directory, { keep: 2 });
    await store.save(numberedCatalog(1));
    const progress = { done: false };
    const saving = (async () => {
      for (let number = 2; number < 60; number++) await store.save(numberedCatalog(number, 'test', 4));
      progress.done = true;
    })();
    let last = 0;
    while (!progress.done) {
      const loaded = await store.load();
      const number = found(loaded) ?? 0;
      expect(number).toBeGreaterThanOrEqual(last);
      expect(loaded.damaged).toEqual([]);
      last = number;
    }
    await saving;
    expect(last).toBeGreaterThan(1);
  });
});

describe('damage', () => {
  it('of any one byte is noticed, and the one before is used', async () => {
    const store = await twoGenerations();
    const whole = await readFile(fileOf(2));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const hurt = Buffer.from(whole);
        hurt[at] = (hurt[at] ?? 0) ^ flip;
        await writeFile(fileOf(2), hurt);
        const loaded = await store.load();
        expect(found(loaded)).toBe(1);
        expect(loaded.damaged).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('by cutting off anywhere is noticed, and the one before is used', async () => {
    const store = await twoGenerations();
    const whole = await readFile(fileOf(2));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        await writeFile(fileOf(2), whole.subarray(0, length));
        const loaded = await store.load();
        expect(found(loaded)).toBe(1);
        expect(loaded.damaged).toMatchObject([{ generation: 2, file: fileOf(2), reason: 'TRUNCATED' }]);
      }),
    );
  });

  it.each<[string, (whole: Buffer) => Buffer, string, string]>([
    ['a byte too many', (whole) => Buffer.concat([whole, Buffer.from(' ')]), 'TOO_LONG', 'the header says'],
    ['a header never written', (whole) => Buffer.from(whole).fill(' ', 0, 255), 'BAD_HEADER', 'blank'],
    ['zeros', (whole) => Buffer.alloc(whole.length), 'BAD_HEADER', 'not JSON'],
    ['a header of something else', (whole) => named(whole, 'other/1'), 'BAD_HEADER', 'format'],
    ['a later version', (whole) => named(whole, 'dovoz-store/2'), 'UNKNOWN_VERSION', 'dovoz-store/2'],
    [
      'another text of the same length',
      (whole) => Buffer.from(whole).fill('x', 300, 301),
      'CHECKSUM',
      'sha256',
    ],
    [
      'no catalog, though well saved',
      () => wellSaved('{"format":"dovoz-catalog/9"}\n'),
      'NOT_A_CATALOG',
      'line 1',
    ],
  ])('%s', async (_, hurt, reason, detail) => {
    const store = await twoGenerations();
    await writeFile(fileOf(2), hurt(await readFile(fileOf(2))));
    const loaded = await store.load();
    expect(found(loaded)).toBe(1);
    expect(loaded.damaged).toMatchObject([{ generation: 2, reason }]);
    expect(loaded.damaged[0]?.detail).toContain(detail);
  });

  it('of all files leaves a reason for each, newest first, and the next save begins anew', async () => {
    const store = await twoGenerations();
    await truncate(fileOf(1), 10);
    await truncate(fileOf(2), 0);
    expect(await store.load()).toMatchObject({
      ok: false,
      reason: 'ALL_DAMAGED',
      damaged: [{ generation: 2 }, { generation: 1 }],
    });
    expect(await store.save(numberedCatalog(3))).toMatchObject({ generation: 3 });
    const loaded = await store.load();
    expect(found(loaded)).toBe(3);
    expect(loaded.damaged).toEqual([]);
  });

  it('a link to nowhere is passed over', async () => {
    const store = new CatalogStore(directory);
    await symlink(join(directory, 'nowhere'), fileOf(7));
    const damaged = [{ generation: 7, file: fileOf(7), reason: 'UNREADABLE' }];
    expect(await store.load()).toMatchObject({ ok: false, reason: 'ALL_DAMAGED', damaged });
    await store.save(numberedCatalog(1));
    await symlink(join(directory, 'nowhere'), fileOf(9));
    expect(found(await store.load())).toBe(1);
  });

  it('a directory in a file’s place is passed over', async () => {
    const store = await twoGenerations();
    await mkdir(fileOf(9));
    const loaded = await store.load();
    expect(found(loaded)).toBe(2);
    expect(loaded.damaged).toMatchObject([{ generation: 9, reason: 'UNREADABLE' }]);
    expect(await store.save(numberedCatalog(10))).toMatchObject({ generation: 10 });
  });
});

describe('what writers leave behind', () => {
  it.each<[string, string, number, number, boolean]>([
    ['a dead writer of this machine', mark, 2 ** 30, 0, false],
    ['a living writer of this machine', mark, process.ppid, 10, true],
    ['a living writer that hangs', mark, process.ppid, 61, false],
    ['an earlier process with this number', mark, process.pid, 50, false],
    ['this very process', mark, process.pid, 0, true],
    ['a writer of another machine', '00000000', 2 ** 30, 10, true],
    ['a dead writer of another machine', '00000000', 2 ** 30, 61, false],
  ])('%s', async (_, host, pid, age, stays) => {
    const path = join(directory, leftover(host, pid));
    await writeFile(path, 'half a cat');
    await utimes(path, minutesAgo(age), minutesAgo(age));
    await new CatalogStore(directory).save(numberedCatalog(1));
    expect((await readdir(directory)).includes(leftover(host, pid))).toBe(stays);
  });

  it('foreign files are never touched', async () => {
    await writeFile(join(directory, 'notes.tmp'), 'mine');
    await writeFile(join(directory, 'catalog-1.dovoz'), 'mine');
    const store = new CatalogStore(directory, { keep: 2 });
    for (const number of [1, 2, 3]) await store.save(numberedCatalog(number));
    expect(await readdir(directory)).toEqual(expect.arrayContaining(['notes.tmp', 'catalog-1.dovoz']));
  });

  it('a save that cannot be begun leaves nothing', async () => {
    const store = new CatalogStore(directory);
    const any = await open(join(directory, 'any'), 'w');
    const handles = Object.getPrototypeOf(any) as typeof any;
    await any.close();
    const write = vi.spyOn(handles, 'writeFile').mockRejectedValueOnce(new Error('no space left'));
    await expect(store.stage()).rejects.toThrow('no space left');
    write.mockRestore();
    expect(await readdir(directory)).toEqual(['any']);
  });

  it('a discarded save leaves nothing', async () => {
    const store = new CatalogStore(directory);
    const staged = await store.stage();
    await staged.write(Buffer.from('{"half":'));
    expect(await readdir(directory)).toHaveLength(1);
    await staged.discard();
    expect(await readdir(directory)).toEqual([]);
    expect(await store.load()).toMatchObject({ ok: false, reason: 'EMPTY' });
  });
});

describe('a store that cannot be used', () => {
  it('says so with the path when saving, and keeps what there is', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    const store = new CatalogStore(join(file, 'store'));
    const failed = store.save(numberedCatalog(1));
    await expect(failed).rejects.toBeInstanceOf(StoreError);
    await expect(failed).rejects.toMatchObject({ code: 'STORE_UNWRITABLE', path: join(file, 'store') });
    expect(await store.load()).toMatchObject({ ok: false, reason: 'UNREADABLE' });
  });

  it('fails to save a catalog that cannot be written as JSON, and leaves nothing half done', async () => {
    const store = new CatalogStore(directory);
    await store.save(numberedCatalog(1));
    await expect(store.save({ ...numberedCatalog(2), routes: [{ id: 1n }] })).rejects.toThrow('BigInt');
    expect(await readdir(directory)).toEqual([generationName(1)]);
  });

  it.skipIf(process.getuid?.() === 0)('keeps the catalog where the directory is read-only', async () => {
    const store = new CatalogStore(directory);
    await store.save(numberedCatalog(1));
    await chmod(directory, 0o500);
    await expect(store.save(numberedCatalog(2))).rejects.toBeInstanceOf(StoreError);
    expect(found(await store.load())).toBe(1);
    await chmod(directory, 0o700);
  });
});
