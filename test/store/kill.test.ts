import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CatalogStore } from '../../src/store/catalogStore.js';
import { transpiled, type Transpiled } from '../support/transpiled.js';
import { randomFrom } from '../support/wideCatalog.js';
import { numberOf } from './sampleCatalog.js';

const KILLS = Number(process.env['DOVOZ_KILLS'] ?? 40);
const SEED = Number(process.env['DOVOZ_SEED'] ?? Date.now() % 2 ** 31);

let programs: Transpiled;
let directory: string;

beforeAll(async () => {
  programs = await transpiled('test/store/saver.ts', 'test/store/sampleCatalog.ts');
  directory = await mkdtemp(join(tmpdir(), 'dovoz-kill-'));
});

afterAll(async () => {
  await programs.remove();
  await rm(directory, { recursive: true, force: true });
});

/** A saver at work, and the last number that it called safe. */
class Saver {
  acknowledged = 0;
  readonly #process: ChildProcess;
  readonly #closed: Promise<unknown>;
  #heard = '';

  constructor(where: string, writer: string, first: number) {
    this.#process = spawn(
      process.execPath,
      [programs.path('test/store/saver.ts'), where, writer, String(first)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    this.#closed = once(this.#process, 'close');
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#heard += text;
      const lines = this.#heard.split('\n');
      this.#heard = lines.pop() ?? '';
      this.acknowledged = Math.max(this.acknowledged, ...lines.map(Number));
    });
  }

  async working(): Promise<void> {
    await once(this.#process.stdout ?? this.#process, 'data');
  }

  /** Waits until all that it said before its death is heard. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#closed;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe(`kill -9 (seed ${SEED})`, () => {
  it(`loses no acknowledged catalog and loads only whole ones, ${KILLS} times`, async () => {
    const random = randomFrom(SEED);
    const where = join(directory, 'one');
    const store = new CatalogStore(where);
    let next = 1;
    for (let kill = 0; kill < KILLS; kill++) {
      const saver = new Saver(where, 'a', next);
      await saver.working();
      await pause(random() * 25);
      await saver.kill();
      const loaded = await store.load();
      if (!loaded.ok) throw new Error(`${loaded.reason}: ${loaded.detail}`);
      const found = numberOf(loaded.catalog);
      // The one after the last acknowledged may just have been published.
      expect([saver.acknowledged, saver.acknowledged + 1]).toContain(found?.number);
      expect(loaded.damaged).toEqual([]);
      next = (found?.number ?? 0) + 1;
    }
    await store.save(loadedOr(await store.load()));
    expect((await readdir(where)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps two processes that save at once apart', async () => {
    const random = randomFrom(SEED + 1);
    const where = join(directory, 'two');
    const store = new CatalogStore(where);
    let next = 1;
    for (let kill = 0; kill < Math.ceil(KILLS / 4); kill++) {
      const savers = { a: new Saver(where, 'a', next), b: new Saver(where, 'b', next) };
      await Promise.all([savers.a.working(), savers.b.working()]);
      await pause(random() * 25);
      await savers.a.kill();
      await pause(random() * 5);
      await savers.b.kill();
      const loaded = await store.load();
      if (!loaded.ok) throw new Error(`${loaded.reason}: ${loaded.detail}`);
      const found = numberOf(loaded.catalog);
      expect(['a', 'b']).toContain(found?.writer);
      const own = found?.writer === 'a' ? savers.a : savers.b;
      expect(found?.number).toBeGreaterThanOrEqual(own.acknowledged);
      expect(loaded.damaged).toEqual([]);
      next = Math.max(savers.a.acknowledged, savers.b.acknowledged) + 2;
    }
  });
});

function loadedOr(loaded: Awaited<ReturnType<CatalogStore['load']>>) {
  if (!loaded.ok) throw new Error(loaded.reason);
  return loaded.catalog;
}
