import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { writeDocument } from './document.js';
import { medianOf, swallowedAnswers } from './latency.js';
import { DENSITIES, type NetworkSize, SIZES } from './networks.js';
import { type BenchOptions, type SizeName, readOptions } from './options.js';
import {
  type Duel,
  type Growth,
  type LoadCost,
  type LoadedFrom,
  type Report,
  type RunFacts,
  type SizeReport,
  type Variant,
  VARIANTS,
} from './report.js';
import { startUp } from './startUp.js';
import { reportText } from './tables.js';
import { inFreshProcess } from './tasks.js';

/**
 * The bench (bench/README.md): `quote` and `compileNetwork` on made-up networks of three sizes, beside a
 * floor and rivals that answer the same requests. Prints tables, and writes the figures as JSON.
 */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) return;
  const report = await measure(options);
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, `${JSON.stringify(report, null, 1)}\n`);
  console.log(reportText(report));
  console.log(`Written to ${options.out}.`);
  if (options.document) writeDocument(report);
  if (swallowedAnswers() > 0) throw new Error('some answers were none');
}

async function measure(options: BenchOptions): Promise<Report> {
  const run = runFacts(options);
  const folder = mkdtempSync(join(tmpdir(), 'dovoz-bench-'));
  try {
    const sizes: SizeReport[] = [];
    for (const name of options.sizes) sizes.push(await measureSize(name, options, folder));
    const growth = await measureGrowth(options);
    const densities: Report['densities'][number][] = [];
    for (const size of options.densities ? DENSITIES : []) {
      say(`density ${size.name}`);
      const duel = await inFreshProcess('duel', size, 'cheapest', options.requests, options.rounds);
      densities.push({ name: size.name, routes: size.routes, duel });
    }
    say('start-up');
    const index = new URL('../src/index.js', import.meta.url);
    return { run, sizes, growth, densities, startUp: await startUp(index, options.rounds) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rounds of one process, of which there is one for each size and each of the run's rounds. */
const GROWTH_ROUNDS = 3;

async function measureGrowth({ growth: sizes, requests, rounds }: BenchOptions): Promise<readonly Growth[]> {
  const steps = sizes.slice(1).map((to, i) => ({
    from: sizes[i]!,
    to,
    quote: [] as number[],
    floor: [] as number[],
  }));
  if (steps.length === 0) return steps;
  for (let round = 0; round < rounds; round++) {
    say(`growth, ${round + 1} of ${rounds}`);
    const duels: Duel[] = [];
    for (const name of sizes)
      duels.push(await inFreshProcess('duel', SIZES[name], 'cheapest', requests, GROWTH_ROUNDS));
    steps.forEach(({ quote, floor }, i) => {
      quote.push(duels[i + 1]!.quote.p50 / duels[i]!.quote.p50);
      floor.push(duels[i + 1]!.floor.p50 / duels[i]!.floor.p50);
    });
  }
  return steps;
}

async function measureSize(name: SizeName, options: BenchOptions, folder: string): Promise<SizeReport> {
  const size = SIZES[name];
  const { requests, rounds } = options;
  const variants = async <T>(measured: (variant: Variant) => Promise<T>): Promise<Record<Variant, T>> => {
    const [cheapest, alternatives, fastest] = VARIANTS;
    return {
      cheapest: await measured(cheapest),
      alternatives: await measured(alternatives),
      fastest: await measured(fastest),
    };
  };
  const file = join(folder, `${name}.json`);
  say(`${name}: compile`);
  await inFreshProcess('writeCatalog', size, file);
  const compile = await inFreshProcess('compileCost', file, compileRounds(size.routes * size.pointsPerRoute));
  say(`${name}: load`);
  const store = join(folder, `${name}.store`);
  await inFreshProcess('storeCatalog', size, store);
  const loading = {
    file: await loadCost('file', file, rounds),
    store: await loadCost('store', store, rounds),
  };
  rmSync(file);
  rmSync(store, { recursive: true });
  const duels = await variants((variant) => {
    say(`${name}: quote and floor, ${variant}`);
    return inFreshProcess('duel', size, variant, requests, rounds);
  });
  say(`${name}: asked again`);
  const again = await inFreshProcess('askedAgain', size, requests, rounds);
  say(`${name}: first quotes`);
  const cold = {
    quote: await firstAnswers(size, 'quote', rounds),
    floor: await firstAnswers(size, 'floor', rounds),
  };
  const allocation = await variants(async (variant) => {
    say(`${name}: allocation, ${variant}`);
    const bytes = await inFreshProcess('allocationBytes', size, variant, requests);
    return { ...bytes, gc: await inFreshProcess('collectionPauses', size, variant, requests) };
  });
  say(`${name}: profile`);
  const profile = await inFreshProcess('profile', size, requests, PROFILED_PASSES * rounds);
  say(`${name}: rbush and flatbush`);
  const packing = await inFreshProcess('packing', size, requests, rounds);
  say(`${name}: rivals`);
  const rivalRounds = Math.min(rounds, 3);
  const { rivalSeconds, rivals } = options;
  return {
    name,
    warehouses: size.warehouses,
    routes: size.routes,
    pointsPerRoute: size.pointsPerRoute,
    tariffRows: size.tariffRows,
    duels,
    cold,
    again,
    profile,
    packing,
    compile,
    loading,
    allocation,
    rivals: await inFreshProcess('measureRivals', size, requests, rivalRounds, rivalSeconds, rivals),
  };
}

/** The medians of several processes, each of which loads once. */
async function loadCost(from: LoadedFrom, path: string, rounds: number): Promise<LoadCost> {
  const costs: LoadCost[] = [];
  for (let round = 0; round < rounds; round++) costs.push(await inFreshProcess('loadCost', from, path));
  return {
    ms: medianOf(costs.map(({ ms }) => ms)),
    peakBytes: medianOf(costs.map(({ peakBytes }) => peakBytes)),
    heldMs: medianOf(costs.map(({ heldMs }) => heldMs)),
  };
}

async function firstAnswers(size: NetworkSize, who: 'quote' | 'floor', rounds: number): Promise<number> {
  const means: number[] = [];
  for (let round = 0; round < rounds; round++) means.push(await inFreshProcess('firstAnswers', size, who));
  return medianOf(means);
}

/** How often each request is looked at by the profiler, a round. */
const PROFILED_PASSES = 10;

/** A small network compiles within the noise of one collection, so it is compiled more often. */
function compileRounds(points: number): number {
  return points < 10_000 ? 15 : points < 200_000 ? 9 : 5;
}

function say(what: string): void {
  console.error(`- ${what}`);
}

function runFacts({ text }: BenchOptions): RunFacts {
  const [cpu] = cpus();
  return {
    startedAt: new Date().toISOString(),
    commit: commit(),
    node: process.version,
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    options: text,
  };
}

/** The commit that is measured, with a + where the sources differ from it. */
function commit(): string {
  try {
    const git = (...args: readonly string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', 'src') === '' ? '' : '+'}`;
  } catch {
    return 'unknown';
  }
}

await main();
