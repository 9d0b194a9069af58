// Fuzzes the engine: node scripts/fuzz.mjs --minutes 1 --seed 7 (--help for the rest).
// The hostile sizes: node scripts/fuzz.mjs --hostile 1 --bound 120 (1 is a million points, 0.01 takes seconds).
// Makes JavaScript of the sources first, file by file, as the package's build does.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const repository = fileURLToPath(new URL('..', import.meta.url));
const directory = await mkdtemp(join(repository, 'node_modules', '.fuzz-'));
try {
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
  await build({
    absWorkingDir: repository,
    entryPoints: ['src/**/*.ts', 'scripts/fuzz/*.ts'],
    outdir: directory,
    outbase: repository,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const path = join(directory, 'scripts', 'fuzz', 'fuzz.js');
  const args = ['--expose-gc', path, '--demo', join(repository, 'demo'), ...process.argv.slice(2)];
  const fuzz = spawn(process.execPath, args, { stdio: 'inherit' });
  process.exitCode = await new Promise((resolve) => fuzz.once('exit', (code) => resolve(code ?? 1)));
} finally {
  await rm(directory, { recursive: true, force: true });
}
