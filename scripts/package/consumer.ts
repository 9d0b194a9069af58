import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { BUNDLE_BUDGET_GZIP_BYTES } from './bundleBudget.js';

/**
 * The package as somebody else gets it: packed, installed in a folder of its own, and there
 *
 * 1. type-checked from TypeScript (strict, `nodenext`) and run on Node: load from the embedded 1C, quote;
 * 2. its core bundled for a browser, which fails on any Node built-in, and run in a bare JavaScript world
 *    that has no `process`, `require` or `Buffer`: the same quote must come out.
 *
 * `npm run check:package` builds first and calls this. Exit status 1 where something is not so.
 */
const run = promisify(execFile);

const CONSUMER = `
import { compileNetwork, quote, type Catalog, type Quote, type QuoteRequest } from 'dovoz';
import { OneCClient, loadCatalog } from 'dovoz/client';
import { startEmulator } from 'dovoz/emulator';
import { writeFile } from 'node:fs/promises';

const emulator = await startEmulator();
const catalog: Catalog = await loadCatalog(new OneCClient({ baseUrl: emulator.url }));
await emulator.close();
const request: QuoteRequest = {
  id: 'consumer',
  placedAt: '2026-12-01T10:15:00+05:00',
  destination: { location: { lat: 56.8872, lng: 60.5946 } },
  load: { weightKg: 120, volumeM3: 0.8 },
};
const answer: Quote = quote(compileNetwork(catalog), request);
// @ts-expect-error an option's price is text, never a number
const wrong: number | undefined = answer.options[0]?.price;
void wrong;
await writeFile('catalog.json', JSON.stringify(catalog));
await writeFile('request.json', JSON.stringify(request));
await writeFile('answer.json', JSON.stringify(answer));
`;

const BROWSER = `
import { compileNetwork, quote } from 'dovoz';
globalThis.ask = (catalog, request) => JSON.stringify(quote(compileNetwork(JSON.parse(catalog)), JSON.parse(request)));
`;

const repository = process.cwd();
const folder = await mkdtemp(join(tmpdir(), 'dovoz-consumer-'));
try {
  await mkdir(join(folder, 'node_modules'));
  const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]);
  const filename = fileNameOf(JSON.parse(packed.stdout));
  await writeFile(join(folder, 'package.json'), '{"type":"module","private":true}');
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', join(folder, filename)], {
    cwd: folder,
  });
  await onNode();
  await inBrowser();
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** npm 11 prints a list, npm 12 an object by package name. */
function fileNameOf(printed: unknown): string {
  const packages = Array.isArray(printed) ? printed : Object.values(printed as object);
  const first = packages[0] as { readonly filename?: unknown } | undefined;
  if (typeof first?.filename !== 'string') throw new Error('npm pack named no file');
  return first.filename;
}

async function onNode(): Promise<void> {
  await cp(join(repository, 'node_modules', '@types'), join(folder, 'node_modules', '@types'), {
    recursive: true,
  });
  await cp(join(repository, 'node_modules', 'undici-types'), join(folder, 'node_modules', 'undici-types'), {
    recursive: true,
  });
  await writeFile(join(folder, 'consumer.ts'), CONSUMER);
  const options = ['--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--target', 'es2023'];
  const tsc = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  await run(process.execPath, [tsc, ...options, '--types', 'node', 'consumer.ts'], { cwd: folder });
  await run(process.execPath, ['consumer.js'], { cwd: folder });
  const answer = await readFile(join(folder, 'answer.json'), 'utf8');
  console.log(`typed and run on Node ${process.version}: ${answer.length} bytes of quote`);
}

async function inBrowser(): Promise<void> {
  await writeFile(join(folder, 'browser.js'), BROWSER);
  const outfile = join(folder, 'bundle.js');
  await build({
    absWorkingDir: folder,
    entryPoints: ['browser.js'],
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    outfile,
    logLevel: 'error',
  });
  const bundle = await readFile(outfile);
  const gzipped = gzipSync(bundle, { level: 9 }).length;
  const world = createContext({ TextEncoder, TextDecoder });
  runInContext(bundle.toString('utf8'), world);
  const catalog = await readFile(join(folder, 'catalog.json'), 'utf8');
  const request = await readFile(join(folder, 'request.json'), 'utf8');
  const call = `ask(${JSON.stringify(catalog)}, ${JSON.stringify(request)})`;
  const answer: unknown = runInContext(call, world);
  if (answer !== (await readFile(join(folder, 'answer.json'), 'utf8'))) {
    throw new Error(`the browser's bundle answers otherwise than Node: ${String(answer)}`);
  }
  if (gzipped > BUNDLE_BUDGET_GZIP_BYTES) {
    throw new Error(
      `the browser's bundle has ${gzipped} bytes gzipped, at most ${BUNDLE_BUDGET_GZIP_BYTES} are budgeted`,
    );
  }
  console.log(`the same quote in a browser bundle: ${bundle.length} bytes, ${gzipped} gzipped`);
}
