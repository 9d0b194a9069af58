// Runs the soak test: node scripts/soak.mjs --minutes 10 (--help for the rest).
// What a refresh costs the event loop: node scripts/soak.mjs refreshDelay --routes 4000 --points 50
// Makes JavaScript of the sources first, file by file, as the package's build does.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const repository = fileURLToPath(new URL('..', import.meta.url));
const directory = await mkdtemp(join(repository, 'node_modules', '.soak-'));
try {
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
  await build({
    absWorkingDir: repository,
    entryPoints: ['src/**/*.ts', 'scripts/soak/*.ts', 'test/support/wideCatalog.ts'],
    outdir: directory,
    outbase: repository,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const [name = '', ...others] = process.argv.slice(2);
  const [program, args] = name === 'refreshDelay' ? [name, others] : ['soak', process.argv.slice(2)];
  const path = join(directory, 'scripts', 'soak', `${program}.js`);
  const soak = spawn(process.execPath, ['--expose-gc', path, ...args], { stdio: 'inherit' });
  process.exitCode = await new Promise((resolve) => soak.once('exit', (code) => resolve(code ?? 1)));
} finally {
  await rm(directory, { recursive: true, force: true });
}
