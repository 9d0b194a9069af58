import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { compileNetwork } from '../src/index.js';
import { medianOf } from './latency.js';
import type { CompileCost } from './report.js';

/**
 * What compiling costs, in a process of its own that has only the catalog's text: the time to parse the
 * text and to compile what came of it, in turns, and what the network keeps.
 */
export function compileCost(file: string, rounds: number): CompileCost {
  const text = readFileSync(file, 'utf8');
  const kept = measureKept(text);
  const parseMs: number[] = [];
  const compileMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    globalThis.gc?.();
    const start = performance.now();
    const catalog: unknown = JSON.parse(text);
    const parsed = performance.now();
    compileNetwork(catalog);
    const compiled = performance.now();
    parseMs.push(parsed - start);
    compileMs.push(compiled - parsed);
  }
  return {
    textBytes: Buffer.byteLength(text),
    parseMs: medianOf(parseMs),
    compileMs: medianOf(compileMs),
    ...kept,
  };
}

/** The first compilation of the process: how much memory it takes, and how much of it stays. */
function measureKept(text: string): Pick<CompileCost, 'points' | 'networkBytes' | 'peakBytes'> {
  compileFewRoutes(text);
  const before = memoryBytes();
  let catalog: unknown = JSON.parse(text);
  const points = pointsOf(catalog);
  const parsedPeak = process.resourceUsage().maxRSS;
  const network = compileNetwork(catalog);
  const peak = process.resourceUsage().maxRSS;
  catalog = undefined;
  const networkBytes = memoryBytes() - before;
  if (network.counts.routes === 0) throw new Error('the network is empty');
  return { points, networkBytes, peakBytes: (peak - parsedPeak) * 1024 };
}

/**
 * So that tables which every network shares are not counted as this one's. In a function of its own: what a
 * frame has computed stays alive until it is left.
 */
function compileFewRoutes(text: string): void {
  const catalog = JSON.parse(text) as { readonly routes: readonly unknown[] };
  compileNetwork({ ...catalog, routes: catalog.routes.slice(0, 20) });
}

/** Heap and array buffers in use, with nothing left to collect. */
function memoryBytes(): number {
  for (let i = 0; i < 4; i++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function pointsOf(catalog: unknown): number {
  const { routes } = catalog as { readonly routes: readonly { readonly points: readonly unknown[] }[] };
  return routes.reduce((sum, { points }) => sum + points.length, 0);
}
