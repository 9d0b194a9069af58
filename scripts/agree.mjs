// Holds the engine against the reference engine of test/reference: node scripts/agree.mjs --minutes 10
// (--help for the rest). Makes JavaScript of the sources first, file by file, as the package's build does.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const repository = fileURLToPath(new URL('..', import.meta.url));
const directory = await mkdtemp(join(repository, 'node_modules', '.agree-'));
try {
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
  await build({
    absWorkingDir: repository,
    entryPoints: ['src/**/*.ts', 'scripts/agree.ts', 'test/reference/*.ts', 'test/support/**/*.ts'],
    outdir: directory,
    outbase: repository,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const program = join(directory, 'scripts', 'agree.js');
  const run = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = await new Promise((resolve) => run.once('exit', (code) => resolve(code ?? 1)));
} finally {
  await rm(directory, { recursive: true, force: true });
}
