import { once } from 'node:events';
import { chmod, mkdir, readdir, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { demoFolder, readEmulatorData } from '../../src/emulator.js';
import { served } from '../emulator/served.js';
import { ended, hasTerminals, useCommand } from './command.js';

const dovoz = useCommand();
const data = await readEmulatorData(demoFolder());
const OLD = 'an old catalog';

describe('fetch', () => {
  it('writes the whole catalog, record for record, and says what it holds', async () => {
    const { url } = await served({ slips: { cyrillicLoadCapacity: false } });
    const { status, stdout, stderr } = await dovoz.run(['fetch', '--url', url, '--out', 'catalog.json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^catalog\.json: \d+ cities, 57 warehouses, 204 tariffs, 192 routes from http:\/\/127\.0\.0\.1:\d+\/ in [\d.]+ s\n$/,
    );
    const { cities, warehouses, tariffs, routes } = data;
    expect(JSON.parse(await dovoz.read('catalog.json'))).toEqual({
      format: 'dovoz-catalog/1',
      fetchedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      source: `${url}/`,
      cities,
      warehouses,
      tariffs,
      routes,
    });
  });

  it('sums up as JSON for programs, and takes the URL and the credentials from the environment', async () => {
    const { url } = await served({ auth: { type: 'basic', username: 'сайт', password: 'тайна' } });
    const env = { DOVOZ_URL: url, DOVOZ_USER: 'сайт', DOVOZ_PASSWORD: 'тайна' };
    const { status, stdout } = await dovoz.run(['fetch', '--out', 'env.json', '--json'], { env });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ file: 'env.json', warehouses: 57, source: `${url}/` });
  });

  it('prefers --url to the environment', async () => {
    const { url } = await served({});
    const env = { DOVOZ_URL: 'http://127.0.0.1:1' };
    expect((await dovoz.run(['fetch', '--url', url, '--out', 'flag.json'], { env })).status).toBe(0);
  });

  it.runIf(hasTerminals)(
    'shows how far it is on a terminal alone, on a line that it clears at the end',
    async () => {
      const { url } = await served({});
      const shown = await dovoz.runOnTerminal(['fetch', '--url', url, '--out', 'terminal.json']);
      expect(shown).toMatch(/loading .*warehouses 57\/57/);
      expect(shown).toContain('\u001b[2Kterminal.json: 504 cities');
    },
  );

  it('writes through a symbolic link', async () => {
    const { url } = await served({});
    await dovoz.write('target.json', OLD);
    await symlink('target.json', dovoz.file('link.json'));
    expect((await dovoz.run(['fetch', '--url', url, '--out', 'link.json'])).status).toBe(0);
    expect(await dovoz.read('target.json')).toContain('dovoz-catalog/1');
  });
});

describe('a fetch that fails leaves the old file, and nothing beside it', () => {
  it.each([
    {
      why: 'the API is down',
      options: { faults: [{ kind: 'status', status: 503 } as const] },
      status: 4,
      says: 'status 503',
    },
    {
      why: 'it wants credentials',
      options: { auth: { type: 'bearer', token: 'secret' } as const },
      status: 1,
      says: 'DOVOZ_TOKEN',
    },
    {
      why: 'it answers with a web page',
      options: { faults: [{ kind: 'html' } as const] },
      status: 3,
      says: 'not what the 1C API answers',
    },
  ])('$why', async ({ options, status, says }) => {
    const { url } = await served(options);
    await dovoz.write('old.json', OLD);
    const ran = await dovoz.run(['fetch', '--url', url, '--out', 'old.json']);
    expect(ran.status).toBe(status);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(/^error: POST \//);
    expect(ran.stderr).toContain(says);
    expect(ran.stderr).not.toMatch(/^ {4}at /m);
    expect(await dovoz.read('old.json')).toBe(OLD);
    expect(await temporaries()).toEqual([]);
  });

  it('nobody listens', async () => {
    const ran = await dovoz.run(['fetch', '--url', 'http://127.0.0.1:1', '--out', 'old.json']);
    expect(ran.status).toBe(4);
    expect(ran.stderr).toContain('is the address right');
  });

  it('Ctrl-C: exit status 130', async () => {
    const emulator = await served({ faults: [{ kind: 'hang', operations: ['/delivery-routes'] }] });
    await dovoz.write('old.json', OLD);
    const child = dovoz.start(['fetch', '--url', emulator.url, '--out', 'old.json']);
    const end = ended(child);
    while ((emulator.requests().byOperation['/delivery-routes'] ?? 0) === 0) await pause();
    child.kill('SIGINT');
    expect(await end).toMatchObject({ status: 130, stdout: '', stderr: 'error: interrupted\n' });
    expect(await dovoz.read('old.json')).toBe(OLD);
    expect(await temporaries()).toEqual([]);
  });
});

describe('what cannot be written or asked is said before anything is loaded', () => {
  it.each([
    { out: 'no/such/folder.json', says: 'there is no such file or folder' },
    { out: 'folder', says: 'it is a folder' },
  ])('$out', async ({ out, says }) => {
    const emulator = await served({});
    await mkdir(dovoz.file('folder'), { recursive: true });
    const { status, stderr } = await dovoz.run(['fetch', '--url', emulator.url, '--out', out]);
    expect(stderr).toBe(`error: cannot write ${out}: ${says}\n`);
    expect(status).toBe(1);
    expect(emulator.requests().total).toBe(0);
  });

  it.skipIf(process.getuid?.() === 0)('a folder without permission', async () => {
    await mkdir(dovoz.file('locked'));
    await chmod(dovoz.file('locked'), 0o500);
    const { status, stderr } = await dovoz.run(['fetch', '--url', 'http://127.0.0.1:1', '--out', 'locked/x']);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'error: cannot write locked/x: permission denied\n',
    });
  });

  it('no URL, or none that is one', async () => {
    expect(await dovoz.run(['fetch', '--out', 'x.json'])).toMatchObject({
      status: 2,
      stderr: 'error: no URL of the 1C API: give --url or set DOVOZ_URL\n',
    });
  });

  it.each([
    { url: '1c.local', shown: '1c.local: not an absolute URL' },
    { url: 'ftp://1c.local/hs', shown: 'ftp://1c.local/hs: not an http: or https: URL' },
    { url: 'http://u:hush@1c.local/?key=hush', shown: 'http://…@1c.local/?…: must have no query' },
    { url: 'u:hush@1c.local', shown: '…@1c.local: not an http: or https: URL' },
  ])('a URL that is none is shown without its secrets: $url', async ({ url, shown }) => {
    const named = await dovoz.run(['fetch', '--url', url, '--out', 'x.json']);
    expect(named.stderr).toContain(`error: --url ${shown}`);
    const set = await dovoz.run(['fetch', '--out', 'x.json'], { env: { DOVOZ_URL: url } });
    expect(set.stderr).toContain(`error: DOVOZ_URL ${shown}`);
    expect(named.stderr + set.stderr).not.toContain('hush');
    expect([named.status, set.status]).toEqual([2, 2]);
  });

  it('secrets of the environment are never shown', async () => {
    const env = { DOVOZ_TOKEN: 'токен-тайный', DOVOZ_URL: 'http://127.0.0.1:1' };
    const { status, stderr } = await dovoz.run(['fetch', '--out', 'x.json'], { env });
    expect(status).toBe(2);
    expect(stderr).not.toContain('тайный');
  });
});

async function temporaries(): Promise<readonly string[]> {
  return (await readdir(dovoz.file('.'))).filter((name) => name.endsWith('.tmp'));
}

async function pause(): Promise<void> {
  await once(AbortSignal.timeout(10), 'abort');
}
