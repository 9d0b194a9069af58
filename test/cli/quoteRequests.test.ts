import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoFolder } from '../../src/emulator.js';
import { compileNetwork, quote, type QuoteRequest } from '../../src/index.js';
import { request, smallTown } from '../support/smallTown.js';
import { useCommand, type Ran } from './command.js';

const dovoz = useCommand();
const network = compileNetwork(smallTown);

beforeAll(async () => {
  await dovoz.write('catalog.json', smallTown);
});

const CATALOG = ['quote', '--catalog', 'catalog.json'];

/** The answers to the text of a request file. */
function answer(input: string | Buffer, ...more: readonly string[]): Promise<Ran> {
  return dovoz.run([...CATALOG, ...more, '--requests', '-'], { input });
}

function lines(output: string): readonly unknown[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));
}

const withId = (id: string): QuoteRequest => ({ ...request, id });
const textOf = (id: string): string => JSON.stringify(withId(id));

describe('requests in, quotes out', () => {
  it('one a line, in order, as the library answers them', async () => {
    const { status, stdout, stderr } = await answer(['a', 'b', 'c'].map((id) => `${textOf(id)}\n`).join(''));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(lines(stdout)).toEqual(['a', 'b', 'c'].map((id) => quote(network, withId(id))));
  });

  it('a file as well as stdin', async () => {
    await dovoz.write('requests.ndjson', `${textOf('f')}\n`);
    const { stdout } = await dovoz.run([...CATALOG, '--requests', 'requests.ndjson']);
    expect(lines(stdout)).toEqual([quote(network, withId('f'))]);
  });

  it('the requests of the demo, with its policy', async () => {
    const at = (name: string) => join(demoFolder(), name);
    const parsed = async (name: string): Promise<unknown> => JSON.parse(await readFile(at(name), 'utf8'));
    const catalog = {
      format: 'dovoz-catalog/1',
      fetchedAt: '2026-12-01T00:00:00Z',
      source: 'demo',
      cities: await parsed('cities.json'),
      warehouses: await parsed('warehouses.json'),
      tariffs: await parsed('tariffs.json'),
      routes: await parsed('routes.json'),
    };
    await dovoz.write('demo.json', catalog);
    const policy = ['--policy', at('policy.json')];
    const asked = ['--requests', at('requests.ndjson')];
    const { status, stdout } = await dovoz.run(['quote', '--catalog', 'demo.json', ...policy, ...asked]);
    const compiled = compileNetwork(catalog, (await parsed('policy.json')) as object);
    const requests = lines(await readFile(at('requests.ndjson'), 'utf8')) as readonly QuoteRequest[];
    expect(status).toBe(0);
    expect(lines(stdout)).toEqual(requests.map((one) => quote(compiled, one)));
  });

  it.each([
    { what: 'a byte order mark', input: `\ufeff${textOf('x')}\n` },
    { what: 'CRLF', input: `${textOf('x')}\r\n` },
    { what: 'blank lines', input: `\n  \r\n${textOf('x')}\n\t\n\n` },
    { what: 'no newline at the end', input: textOf('x') },
    { what: 'U+2028 inside a text', input: `${JSON.stringify({ ...withId('x'), note: 'a\u2028b' })}\n` },
  ])('$what', async ({ input }) => {
    const { status, stdout } = await answer(input);
    expect(lines(stdout)).toEqual([quote(network, withId('x'))]);
    expect(status).toBe(0);
  });

  it('letters that are cut between two pieces of input', async () => {
    const id = 'Ж'.repeat(300_000);
    const { stdout } = await answer(`${textOf(id)}\n`);
    expect(lines(stdout)).toMatchObject([{ id }]);
  });

  it('nothing in, nothing out', async () => {
    expect(await answer('')).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('bad lines', () => {
  it('get an error in their place, the others their quotes, and the status is 2', async () => {
    const bad = [
      { line: '{"id":"b1","placedAt":"yesterday"}', id: 'b1', paths: ['placedAt', 'destination.location'] },
      { line: '{"id":7}', id: null, paths: ['id'] },
      { line: '[1,2]', id: null, paths: [''] },
      { line: '"text"', id: null, paths: [''] },
      { line: 'null', id: null, paths: [''] },
      { line: '{"id":"cut', id: null, paths: [''] },
      { line: 'id;lat;lng', id: null, paths: [''] },
    ];
    const input = [textOf('first'), '', ...bad.map(({ line }) => line), textOf('last')].join('\n');
    const { status, stdout, stderr } = await answer(input);
    expect(status).toBe(2);
    expect(stderr).toBe('7 of 9 lines are no valid requests: see "error" in their place\n');
    const answers = lines(stdout);
    expect([answers[0], answers[8]]).toEqual([
      quote(network, withId('first')),
      quote(network, withId('last')),
    ]);
    bad.forEach(({ id, paths }, i) => {
      expect(answers[i + 1]).toMatchObject({
        id,
        error: {
          code: 'INVALID_REQUEST',
          // The blank line counts.
          issues: expect.arrayContaining(
            paths.map((path) => ({
              path,
              message: expect.stringMatching(new RegExp(`^line ${i + 3}: (expected|not JSON)`)),
            })),
          ),
        },
      });
    });
    expect(answers[6]).toMatchObject({
      error: {
        issues: [{ path: '', message: 'line 8: not JSON: column 7, expected a value, got "\\"cut"' }],
      },
    });
  });

  it('UTF-16, as PowerShell writes it, is named as what it is', async () => {
    const { status, stdout } = await answer(Buffer.from(`\ufeff${textOf('x')}\n`, 'utf16le'));
    expect(status).toBe(2);
    expect(stdout).toContain('is the input UTF-8?');
  });

  it('a line in another encoding gets an error in its place, not a quote under another id', async () => {
    const windows1251 = Buffer.from([...Buffer.from('{"id":"'), 0xe7, 0xe0, ...Buffer.from('"}')]);
    const input = Buffer.concat([
      Buffer.from(`${textOf('а')}\r\n`),
      windows1251,
      Buffer.from(`\n${textOf('я')}`),
    ]);
    const { status, stdout } = await answer(input);
    expect(status).toBe(2);
    expect(lines(stdout)).toEqual([
      quote(network, withId('а')),
      {
        id: null,
        error: { code: 'INVALID_REQUEST', issues: [{ path: '', message: 'line 2: not UTF-8' }] },
      },
      quote(network, withId('я')),
    ]);
  });
});

describe('what cannot be read', () => {
  it.each([
    {
      args: ['--catalog', 'none.json', '--requests', '-'],
      status: 1,
      says: 'cannot read the catalog none.json',
    },
    {
      args: ['--catalog', 'catalog.json', '--requests', 'none.ndjson'],
      status: 1,
      says: 'cannot read the requests from none.ndjson: there is no such file or folder',
    },
    { args: ['--requests', '-'], status: 2, says: 'no catalog: give --catalog FILE' },
    {
      args: ['--catalog', 'catalog.json', '--requests', '-', '--to', '56,60'],
      status: 2,
      says: "cannot be used with option '-t, --to <lat,lng>'",
    },
  ])('$args', async ({ args, status, says }) => {
    const ran = await dovoz.run(['quote', ...args]);
    expect(ran.stderr).toContain(says);
    expect(ran.stderr).not.toMatch(/^ {4}at /m);
    expect(ran.status).toBe(status);
  });
});

describe('many lines', () => {
  // Lines of 3 kB or so, of which far fewer than these fit into the memory.
  const COUNT = 60_000;
  const PADDING = 'x'.repeat(3_000);
  const MOST_MEMORY = ['--max-old-space-size=64'];

  it('pass through little memory, and wait for a reader that is slow', { timeout: 120_000 }, async () => {
    const child = dovoz.start([...CATALOG, '--requests', '-'], { node: MOST_MEMORY });
    const end = once(child, 'close');
    let heard = 0;
    let last = '';
    const read = async () => {
      // Until then the command can only wait or keep what it has in memory, which is less than the answers.
      await wait(3_000);
      for await (const piece of child.stdout as AsyncIterable<Buffer>) {
        heard += piece.reduce((count, byte) => (byte === 10 ? count + 1 : count), 0);
        last = (last + piece.toString('latin1')).slice(-10_000);
      }
    };
    const reading = read();
    for (let i = 0; i < COUNT; i++) {
      if (!child.stdin.write(`${textOf(`${PADDING}${i}`)}\n`)) await once(child.stdin, 'drain');
    }
    child.stdin.end();
    await Promise.all([reading, end]);
    expect(child.exitCode).toBe(0);
    expect(heard).toBe(COUNT);
    expect(last).toContain(`{"id":"${PADDING}${COUNT - 1}"`);
  });

  it('a reader that goes away ends it quietly', async () => {
    const child = dovoz.start([...CATALOG, '--requests', '-']);
    child.stdin.on('error', () => undefined);
    child.stdin.write(`${textOf('first')}\n`.repeat(2_000));
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    expect(first.toString()).toContain('"id":"first"');
    child.stdout.destroy();
    child.stdin.end(`${textOf('more')}\n`.repeat(2_000));
    const [closed, complaints] = await Promise.all([once(child, 'close'), text(child.stderr)]);
    expect(closed[0]).toBe(0);
    expect(complaints).toBe('');
  });

  it('answers a line as soon as it is there, for a program that asks and waits', async () => {
    const child = dovoz.start([...CATALOG, '--requests', '-']);
    for (const id of ['one', 'two', 'three']) {
      child.stdin.write(`${textOf(id)}\n`);
      const [piece] = (await once(child.stdout, 'data')) as [Buffer];
      expect(lines(piece.toString())).toEqual([quote(network, withId(id))]);
    }
    child.stdin.end();
    expect((await once(child, 'close'))[0]).toBe(0);
  });
});
