// Runs a TypeScript script of this repository: node scripts/run.mjs scripts/soak/soak.ts --minutes 10
// Node 20 reads no TypeScript, so JavaScript is made of the sources first, file by file, as in the build.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const repository = fileURLToPath(new URL('..', import.meta.url));
const [script, ...options] = process.argv.slice(2);
if (script === undefined) {
  console.error('usage: node scripts/run.mjs SCRIPT.ts [OPTION ...]');
  process.exit(2);
}
// Inside the repository, or the packages would not be found from there.
await mkdir(join(repository, 'node_modules'), { recursive: true });
const directory = await mkdtemp(join(repository, 'node_modules', '.run-'));
try {
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
  await build({
    absWorkingDir: repository,
    entryPoints: ['src', 'scripts', 'bench', 'test'].map((folder) => `${folder}/**/*.ts`),
    outdir: directory,
    outbase: repository,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const program = join(directory, script.replace(/\.ts$/, '.js'));
  const child = spawn(process.execPath, ['--expose-gc', '--enable-source-maps', program, ...options], {
    cwd: repository,
    stdio: 'inherit',
  });
  // A key such as Ctrl-C reaches the child as well: it ends first, and what was made is removed after it.
  process.on('SIGINT', () => undefined);
  process.exitCode = await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
} finally {
  await rm(directory, { recursive: true, force: true });
}
