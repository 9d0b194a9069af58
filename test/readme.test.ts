import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Transpiled, transpiled } from './support/transpiled.js';

/** Every example of the README that says what it prints (a `ts` block, then a `js` block) prints just that. */
const text = await readFile('README.md', 'utf8');
const EXAMPLE = /```ts\n([\s\S]*?)```\n+```js\n([\s\S]*?)```/g;
const examples = [...text.matchAll(EXAMPLE)].map(([, code = '', output = '']) => ({ code, output }));

let sources: Transpiled;
let folder: string;

beforeAll(async () => {
  sources = await transpiled();
  await symlink(resolve('demo'), sources.path('demo'));
  folder = await mkdtemp(join(tmpdir(), 'dovoz-readme-'));
});

afterAll(async () => {
  await sources.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('the README', () => {
  test('has examples', () => expect(examples.length).toBeGreaterThanOrEqual(3));

  test.each(examples.map((example, i) => ({ ...example, name: `example ${i + 1}`, i })))(
    '$name prints what it says',
    async ({ code, output, i }) => {
      const { code: script } = await transform(code, { loader: 'ts', format: 'esm' });
      const local = script.replaceAll(/from "dovoz(?:\/(\w+))?"/g, (_, entry: string | undefined) => {
        return `from ${JSON.stringify(sources.url(`src/${entry ?? 'index'}.ts`).href)}`;
      });
      const file = join(folder, `example${i}.mjs`);
      await writeFile(file, local);
      const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: folder });
      expect(stdout).toBe(output);
    },
  );

  test('links to files that are there', async () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) await expect(readFile(link), link).resolves.toBeDefined();
  });
});
