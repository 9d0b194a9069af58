import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { promisify, stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareQuotes } from '../../src/compare/compareQuotes.js';
import { ComparisonTally } from '../../src/compare/comparisonTally.js';
import { demoFolder, readEmulatorData } from '../../src/emulator.js';
import { compileNetwork, quote, type PartialPolicy, type QuoteRequest } from '../../src/index.js';
import { request, smallTown } from '../support/smallTown.js';
import { ended, hasTerminals, useCommand } from './command.js';

const dovoz = useCommand();

/** The small town with dearer routes and no express van. */
const dearer = {
  ...smallTown,
  tariffs: smallTown.tariffs.flatMap((row) => {
    const { deliveryType, price } = row as { deliveryType: string; price: number };
    if (deliveryType === 'EXPRESS') return [];
    return [deliveryType === 'ROUTE' ? { ...(row as object), price: price * 2 } : row];
  }),
};
const policy: PartialPolicy = { price: { step: '0.5' }, speedKmh: { TOMORROW: 30 } };

const withId = (id: string): QuoteRequest => ({ ...request, id });
const textOf = (...ids: readonly string[]) => ids.map((id) => `${JSON.stringify(withId(id))}\n`).join('');

const COMPARE = ['compare', '--catalog', 'catalog.json', '--requests', '-'];
const WITH_CATALOG = [...COMPARE, '--with-catalog', 'dearer.json'];
const WITH_POLICY = [...COMPARE, '--with-policy', 'policy.json'];

beforeAll(async () => {
  await dovoz.write('catalog.json', smallTown);
  await dovoz.write('dearer.json', dearer);
  await dovoz.write('policy.json', policy);
});

function comparedWith(after: ReturnType<typeof compileNetwork>, ...ids: readonly string[]) {
  const before = compileNetwork(smallTown);
  return ids.map((id) => compareQuotes(quote(before, withId(id)), quote(after, withId(id))));
}

function lines(output: string): readonly unknown[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));
}

const SUMMARY = `2 requests, prices in RUB

                      ROUTE  EXPRESS  TOMORROW  CHEAPEST
offered before            2        2         2         2
offered after             2        0         2         2
  gained                  0        0         0         0
  lost                    0        2         0         0
offered in both           2        0         2         2
  dearer                  2        0         0         2
  cheaper                 0        0         0         0
  at the same price       0        0         2         0
  arrives later           0        0         0         0
  arrives earlier         0        0         0         0
  sum before          63.14     0.00   1151.34     63.14
  sum after          126.28     0.00   1151.34    126.28
  difference         +63.14     0.00      0.00    +63.14
  median difference  +31.57        -      0.00    +31.57

Largest rises
  REQUEST  TYPE   BEFORE  AFTER  DIFFERENCE
  a        ROUTE   31.57  63.14      +31.57
  b        ROUTE   31.57  63.14      +31.57

Largest falls: none
`;

describe('compare', () => {
  it('tells people what changes, type by type, and for the cheapest offer', async () => {
    const ran = await dovoz.run(WITH_CATALOG, { input: textOf('b', 'a') });
    expect(ran).toEqual({ status: 0, stderr: '', stdout: SUMMARY });
  });

  it('tells programs the same with --json', async () => {
    const { status, stdout } = await dovoz.run([...WITH_POLICY, '--json'], { input: textOf('a', 'b') });
    const before = compileNetwork(smallTown);
    const after = compileNetwork(smallTown, policy);
    const tally = new ComparisonTally();
    for (const one of comparedWith(after, 'a', 'b')) tally.add(one);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      before: { network: before.version, currency: 'RUB' },
      after: { network: after.version, currency: 'RUB' },
      badLines: 0,
      ...tally.summary(),
    });
  });

  it('says how each request changes with --each, a line a request, in order', async () => {
    await dovoz.write('requests.ndjson', textOf('c', 'a', 'b'));
    const args = WITH_CATALOG.map((word) => (word === '-' ? 'requests.ndjson' : word));
    const { status, stdout } = await dovoz.run([...args, '--each']);
    expect(status).toBe(0);
    expect(lines(stdout)).toEqual(comparedWith(compileNetwork(dearer), 'c', 'a', 'b'));
  });

  it('takes both at once, and what is not given from the network that is', async () => {
    const first = async (...args: readonly string[]) =>
      lines((await dovoz.run([...COMPARE, ...args, '--each'], { input: textOf('a') })).stdout)[0];
    expect(await first('--with-catalog', 'dearer.json', '--with-policy', 'policy.json')).toEqual(
      comparedWith(compileNetwork(dearer, policy), 'a')[0],
    );
    const both = await first('--policy', 'policy.json', '--with-catalog', 'dearer.json');
    expect(both).toEqual(
      compareQuotes(
        quote(compileNetwork(smallTown, policy), withId('a')),
        quote(compileNetwork(dearer, policy), withId('a')),
      ),
    );
  });

  it('has colours where they are asked for, and says the same without', async () => {
    const input = textOf('b', 'a');
    const coloured = await dovoz.run(WITH_CATALOG, { input, env: { FORCE_COLOR: '1' } });
    expect(coloured.stdout).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured.stdout)).toBe(SUMMARY);
    const plain = await dovoz.run(WITH_CATALOG, { input, env: { NO_COLOR: '1' } });
    expect(plain.stdout).toBe(SUMMARY);
  });

  it('lets no id of a request steer the terminal', async () => {
    const { stdout } = await dovoz.run(WITH_CATALOG, { input: textOf('x\u001b[2Jy\nz') });
    expect(stdout).toMatch(/^ {2}xy z {5}ROUTE/m);
  });
});

describe('bad lines', () => {
  const input = `${textOf('a')}\n{"id":"bad"}\nnope\n[]\nnull\n${textOf('b')}`;

  it('are left out of a summary, the first of them told, and the status is 2', async () => {
    const { status, stdout, stderr } = await dovoz.run([...WITH_CATALOG, '--json'], { input });
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ requests: 2, badLines: 4 });
    expect(stderr).toMatch(/^4 of 6 lines are no valid requests; the first of them:\n {2}line 3: placedAt: /);
    expect(stderr).toContain('\n  line 4: not JSON: column 1');
    expect(stderr.trimEnd().split('\n')).toHaveLength(4);
  });

  it('have an error in their place with --each', async () => {
    const { status, stdout, stderr } = await dovoz.run([...WITH_CATALOG, '--each'], { input });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: '4 of 6 lines are no valid requests: see "error" in their place\n',
    });
    const [a, b] = comparedWith(compileNetwork(dearer), 'a', 'b');
    const bad = (id: string | null) => ({ id, error: expect.objectContaining({ code: 'INVALID_REQUEST' }) });
    expect(lines(stdout)).toEqual([a, bad('bad'), bad(null), bad(null), bad(null), b]);
  });
});

describe('notes', () => {
  it('say that currencies differ', async () => {
    await dovoz.write('tenge.json', { currency: 'KZT' });
    const args = [...COMPARE, '--with-policy', 'tenge.json'];
    const { status, stdout, stderr } = await dovoz.run(args, { input: textOf('a') });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^1 request, prices in RUB, then KZT$/m);
    expect(stderr).toBe(
      'note: prices are in RUB before and in KZT after; they are compared as bare numbers\n',
    );
  });

  it('say that records are set aside, once a catalog, and that nothing can change', async () => {
    const broken = { ...smallTown, routes: [...smallTown.routes, { id: 'half' }] };
    await dovoz.write('broken.json', broken);
    const same = await dovoz.run([...COMPARE, '--with-catalog', 'broken.json'], { input: textOf('a') });
    expect(same.status).toBe(0);
    expect(same.stderr).toBe(
      'note: 1 record of broken.json is set aside (dovoz check tells why)\n' +
        'note: both networks are the same, so nothing can change\n',
    );
    const args = ['compare', '--catalog', 'broken.json', '--with-policy', 'policy.json', '--requests', '-'];
    expect((await dovoz.run(args)).stderr.match(/note: /g)).toHaveLength(1);
  });
});

describe('wrong usage and what cannot be read', () => {
  it.each([
    { args: COMPARE, status: 2, says: 'nothing to compare with: give --with-catalog FILE' },
    { args: ['compare', '--requests', '-'], status: 2, says: "required option '-c, --catalog <file>'" },
    { args: ['compare', '--catalog', 'catalog.json'], status: 2, says: "required option '-r, --requests" },
    { args: [...WITH_POLICY, '--json', '--each'], status: 2, says: 'cannot be used with' },
    {
      args: [...COMPARE, '--with-catalog', 'none.json'],
      status: 1,
      says: 'cannot read the catalog none.json',
    },
    { args: [...COMPARE, '--with-catalog', 'policy.json'], status: 3, says: 'policy.json is no catalog' },
    { args: [...COMPARE, '--with-policy', 'catalog.json'], status: 3, says: 'is no valid policy' },
  ])('$args', async ({ args, status, says }) => {
    const ran = await dovoz.run(args);
    expect(ran.stderr).toContain(says);
    expect(ran.stderr).not.toMatch(/^ {4}at /m);
    expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status, stdout: '' });
  });
});

describe('many lines', () => {
  // Lines of 3 kB or so, of which far fewer than these fit into the memory.
  const COUNT = 40_000;
  const PADDING = 'x'.repeat(3_000);

  it('leave no more than numbers in memory', { timeout: 120_000 }, async () => {
    const child = dovoz.start([...WITH_CATALOG, '--json'], { node: ['--max-old-space-size=64'] });
    const end = ended(child);
    for (let i = 0; i < COUNT; i++) {
      if (!child.stdin.write(textOf(`${PADDING}${i}`))) await once(child.stdin, 'drain');
    }
    child.stdin.end();
    const { status, stdout, stderr } = await end;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      requests: COUNT,
      types: { ROUTE: { dearer: COUNT, sumBefore: '1262800', medianDifference: '31.57' } },
    });
  });

  it.runIf(hasTerminals)('show on a terminal how far they are', async () => {
    await dovoz.write('many.ndjson', textOf('a').repeat(2_500));
    const args = WITH_CATALOG.map((word) => (word === '-' ? 'many.ndjson' : word));
    const shown = await dovoz.runOnTerminal(args);
    expect(shown).toContain('compared 2000 requests');
    expect(shown).toMatch(/2500 requests, prices in RUB\r\n/);
  });
});

describe('the README', () => {
  it('prints what the command prints', async () => {
    const text = await readFile('README.md', 'utf8');
    const [, script = '', output = ''] =
      /```sh\n(npm run build\n[^`]*cli\.js compare[^`]*)```[^`]*```text\n([^`]*)```/.exec(text) ?? [];
    const { cities, warehouses, tariffs, routes } = await readEmulatorData(demoFolder());
    const records = { cities, warehouses, tariffs, routes };
    const head = '"format":"dovoz-catalog/1","fetchedAt":"2026-12-01T00:00:00Z","source":"demo"';
    // A record a line, as `dovoz fetch` writes them.
    const lists = Object.entries(records).map(
      ([name, list]) => `"${name}":[\n${list.map((record) => JSON.stringify(record)).join(',\n')}\n]`,
    );
    await dovoz.write('catalog.json', `{${head},\n${lists.join(',\n')}\n}\n`);
    const here = script
      .replaceAll('\\\n', ' ')
      .replaceAll('/tmp/', `${dovoz.file('')}/`)
      .replaceAll(' demo/', ` ${demoFolder()}/`);
    const edits = here.match(/^sed .*$/gm) ?? [];
    expect(edits).toHaveLength(2);
    await promisify(execFile)('sh', ['-ec', edits.join('\n')]);
    const [, args = ''] = /^node dist\/cli\.js (compare .*)$/m.exec(here) ?? [];
    const ran = await dovoz.run(args.split(/\s+/));
    expect(ran).toEqual({ status: 0, stderr: '', stdout: output });
    await dovoz.write('catalog.json', smallTown);
  });
});
