import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { useCommand } from './command.js';

const dovoz = useCommand();
const COMMANDS = ['demo', 'fetch', 'quote', 'compare', 'check', 'map', 'confirm', 'emulator'];

describe('help', () => {
  it('names every command, every exit status and the environment', async () => {
    const { status, stdout, stderr } = await dovoz.run(['--help']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    for (const exit of [0, 1, 2, 3, 4, 130]) expect(stdout).toMatch(new RegExp(`^  ${exit} +\\w`, 'm'));
    for (const name of ['DOVOZ_URL', 'DOVOZ_TOKEN', 'NO_COLOR']) expect(stdout).toContain(name);
  });

  it.each(COMMANDS)('%s has examples that begin with its name', async (command) => {
    const { status, stdout } = await dovoz.run([command, '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\n(.*\n)*?.*dovoz ${command}`));
  });

  it('prints the version of the package', async () => {
    const described: unknown = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    const { status, stdout } = await dovoz.run(['--version']);
    expect({ status, described }).toMatchObject({ status: 0, described: { version: stdout.trim() } });
  });

  it('starts without the libraries that only some commands need', async () => {
    const env = { NODE_DEBUG: 'esm' };
    const heavy = /@turf|node_modules\/zod|node_modules\/hono/;
    expect((await dovoz.run(['--help'], { env })).stderr).not.toMatch(heavy);
    expect((await dovoz.run(['check', '--catalog', 'none'], { env })).stderr).toMatch(heavy);
  });
});

describe('wrong usage', () => {
  it.each([
    { args: [], says: 'Usage: dovoz' },
    { args: ['quot'], says: 'Did you mean quote?' },
    { args: ['quote', '--catlog', 'x'], says: 'Did you mean --catalog?' },
    { args: ['fetch'], says: "required option '-o, --out <file>' not specified" },
    { args: ['fetch', '--out', '-'], says: 'Expected the name of a file' },
    ...[['quote'], ['check'], ['map', '--out', 'x.html']].map((command) => ({
      args: [...command, '--catalog', 'x.json', '--url', 'http://127.0.0.1:1'],
      says: "option '-c, --catalog <file>' cannot be used with option '-u, --url <url>'",
    })),
    {
      args: ['map', '--catalog', 'x.json', '--out', 'x.geojson', '--outline', 'land.geojson'],
      says: '--outline is drawn on a page only',
    },
    { args: ['confirm'], says: "missing required argument 'kladr'" },
    { args: ['emulator', '--port', '70000'], says: 'whole number from 0 to 65535' },
    { args: ['map', '--out', 'x.png'], says: 'ends in .geojson or .html' },
    { args: ['map', '--out', 'x.html', '--at', '2026-02-30'], says: 'Expected a date' },
  ])('dovoz $args exits with 2 and says: $says', async ({ args, says }) => {
    const { status, stdout, stderr } = await dovoz.run(args);
    expect(stderr).toContain(says);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
