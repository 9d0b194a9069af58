import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { BUNDLE_BUDGET_GZIP_BYTES } from '../scripts/package/bundleBudget.js';
import { medianOf } from './latency.js';
import type { StartUp } from './report.js';

/** What importing the core costs a fresh process, and how large it is as one file for a browser. */
export async function startUp(index: URL, times: number): Promise<StartUp> {
  const alone: number[] = [];
  const withCore: number[] = [];
  for (let i = 0; i < times; i++) {
    alone.push(processMs(''));
    withCore.push(processMs(`await import(${JSON.stringify(index.href)})`));
  }
  const bundle = await build({
    entryPoints: [index.pathname],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    metafile: true,
    logLevel: 'error',
  });
  const code = bundle.outputFiles[0]?.contents ?? new Uint8Array();
  const output = Object.values(bundle.metafile.outputs)[0];
  const parts = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
    const name =
      /node_modules\/((?:@[^/]+\/)?(?!\.)[^/]+)(?!.*node_modules\/(?!\.))/.exec(file)?.[1] ?? 'dovoz';
    parts.set(name, (parts.get(name) ?? 0) + bytesInOutput);
  }
  return {
    nodeAloneMs: medianOf(alone),
    importMs: medianOf(withCore) - medianOf(alone),
    importModules: modulesOf(index),
    bundleBytes: code.length,
    bundleGzipBytes: gzipSync(code).length,
    bundleBudgetGzipBytes: BUNDLE_BUDGET_GZIP_BYTES,
    bundleParts: [...parts]
      .map(([name, bytes]) => ({ name, bytes }))
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, 8),
  };
}

function processMs(script: string): number {
  const before = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
  if (status !== 0) throw new Error(`a fresh process failed: ${String(stderr)}`);
  return performance.now() - before;
}

/** How many module files the import reads: each one of them is a look at the disk. */
function modulesOf(index: URL): number {
  const script = `
    import { register } from 'node:module';
    const counter = 'data:text/javascript,' + encodeURIComponent(
      'let count = 0; export async function load(url, context, next) {' +
      ' if (url.startsWith("file:")) process.stdout.write("."); return next(url, context); }');
    register(counter);
    await import(${JSON.stringify(index.href)});`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
  return stdout.length;
}
