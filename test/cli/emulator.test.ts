import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readFault } from '../../src/cli/input/emulatorArguments.js';
import { faultSchema } from '../../src/emulator/fault.js';
import { served, type Answered } from '../emulator/served.js';
import { ended, useCommand, type Ran } from './command.js';

const dovoz = useCommand();

/** A running `dovoz emulator`: its URL, and its end by a signal. */
async function running(args: readonly string[]): Promise<{
  readonly url: string;
  readonly ask: (path: string, body?: unknown, init?: RequestInit) => Promise<Answered>;
  readonly stop: (signal: 'SIGINT' | 'SIGTERM') => Promise<Ran>;
}> {
  const child = dovoz.start(['emulator', '--port', '0', ...args]);
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  const end = ended(child);
  const url = first.toString().trim();
  return {
    url,
    ask: async (path, body = {}, init = {}) => {
      const response = await fetch(url + path, { method: 'POST', body: JSON.stringify(body), ...init });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, json: parsed(text) };
    },
    stop: (signal) => {
      child.kill(signal);
      return end;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe('emulator', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'serves the demo network until %s, which is its end and no failure',
    async (signal) => {
      const { url, ask, stop } = await running([]);
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect((await ask('/warehouses', { limit: 1, offset: 0 })).json).toMatchObject({ total: 57 });
      const { status, stderr } = await stop(signal);
      expect(status).toBe(0);
      expect(stderr).toContain('the demo network: 504 cities, 57 warehouses');
    },
  );

  it('makes the slips and faults it is told to, and asks for credentials', async () => {
    const slips = ['--slips', 'offsetCountsPages', '--bearer', 'secret', '--page-size', '7'];
    const unwell = ['--fault', 'status:status=503,count=1,operations=/cities'];
    const lost = ['--fault', '{"kind":"html","operations":["/warehouses"]}'];
    const { ask, stop } = await running([...slips, ...unwell, ...lost]);
    const init = { headers: { authorization: 'Bearer secret' } };
    expect((await ask('/cities')).status).toBe(401);
    expect((await ask('/cities', {}, init)).status).toBe(503);
    expect((await ask('/cities', {}, init)).json).toMatchObject({ limit: 7, offset: 1 });
    expect((await ask('/warehouses', {}, init)).text).toContain('<html');
    const routes = await ask('/delivery-routes', { limit: 1, offset: 0 }, init);
    expect(routes.text).toContain('"loadCapacity"');
    expect((await stop('SIGINT')).status).toBe(0);
  });

  it('serves a folder of its own', async () => {
    await dovoz.write('cities.json', [{ id: 'c1' }]);
    const { ask, stop } = await running(['--data', dovoz.file('.'), '--slips', 'none']);
    expect((await ask('/cities')).json).toMatchObject({ data: [{ id: 'c1' }], total: 1 });
    await stop('SIGINT');
  });
});

describe('help', () => {
  it('names what each fault takes, with an example that is one', async () => {
    const { stdout } = await dovoz.run(['emulator', '--help']);
    const lines = stdout.split('\n');
    for (const { shape } of faultSchema.options) {
      const kind = shape.kind.value;
      const line = lines.find((one) => new RegExp(`^  ${kind}\\b`).test(one)) ?? '';
      const [example = ''] = line.trim().split(' ');
      expect(readFault(example).kind).toBe(kind);
      for (const field of Object.keys(shape)) {
        if (!COMMON.has(field)) expect(line, kind).toContain(field);
      }
    }
  });

  const COMMON = new Set(['kind', 'probability', 'count', 'skip', 'operations']);
});

describe('what it cannot do', () => {
  it('a port that is taken: status 1', async () => {
    const { port } = await served({});
    expect(await dovoz.run(['emulator', '--port', String(port)])).toEqual({
      status: 1,
      stdout: '',
      stderr: `error: cannot listen on 127.0.0.1:${port}: another program listens there already\n  --port 0 takes any free port\n`,
    });
  });

  it.each([
    { args: ['--slips', 'stocksKey,typo'], status: 2, says: '--slips: no such slip: typo' },
    { args: ['--fault', 'explode'], status: 2, says: '--fault explode: no such fault' },
    { args: ['--fault', 'explode'], status: 2, says: 'expected one of latency, reset, hang, status' },
    { args: ['--fault', 'status:status=99'], status: 2, says: 'at status' },
    {
      args: ['--fault', 'status'],
      status: 2,
      says: '--fault status: status is missing\n  for example --fault status:status=503\n',
    },
    {
      args: ['--fault', 'encoding:count=0'],
      status: 2,
      says: 'encoding is missing\n  ✖ Too small',
    },
    { args: ['--fault', 'hang:seconds=1'], status: 2, says: 'Unrecognized key: "seconds"' },
    { args: ['--fault', '{"kind"'], status: 2, says: 'not JSON' },
    { args: ['--basic', 'nobody'], status: 2, says: '--basic: expected user:password' },
    { args: ['--basic', 'a:b', '--bearer', 'c'], status: 2, says: 'cannot be used with' },
    {
      args: ['--data', 'no-folder'],
      status: 1,
      says: 'cannot serve no-folder: there is no such file or folder',
    },
  ])('$args: $says', async ({ args, status, says }) => {
    const ran = await dovoz.run(['emulator', '--port', '0', ...args]);
    expect(ran.stderr).toContain(says);
    expect(ran.stderr).not.toMatch(/^ {4}at /m);
    expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status, stdout: '' });
  });

  it('a folder with none of the files: status 1, and their names', async () => {
    await mkdir(dovoz.file('other'), { recursive: true });
    await dovoz.write('other/city.json', '[]');
    const ran = await dovoz.run(['emulator', '--port', '0', '--data', 'other']);
    expect(ran).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'error: cannot serve other: it has none of cities.json, warehouses.json, tariffs.json, routes.json, stock.json, addresses.json\n',
    });
  });

  it('a folder whose files cannot be served: status 3', async () => {
    await dovoz.write('stock.json', '{}');
    const { status, stderr } = await dovoz.run(['emulator', '--port', '0', '--data', dovoz.file('.')]);
    expect(stderr).toContain('stock.json cannot be served');
    expect(status).toBe(3);
  });
});
