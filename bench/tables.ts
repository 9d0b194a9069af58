import { medianOf } from './latency.js';
import {
  HOW_ASKED,
  type Latency,
  type LoadCost,
  RIVAL_PARTS,
  type Report,
  type RivalProfile,
  type SizeReport,
  VARIANTS,
} from './report.js';
import { isReached, targetsOf } from './targets.js';

type Row = readonly string[];

/** A table in Markdown, which reads well on a terminal too; the first row is its head. */
function table([head = [], ...rows]: readonly Row[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (row: Row) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}

/** Three digits that matter: `1234 => 1,230`, `12.34 => 12.3`. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '';
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded) >= 1000 ? rounded.toLocaleString('en-US') : String(rounded);
}

const MICRO = (value: number) => `${figure(value)} µs`;

/** Every table of a report by its name, as docs/performance.md shows them. */
export function tablesOf(report: Report): Readonly<Record<string, string>> {
  const { sizes, growth, densities, startUp, run } = report;
  return {
    run: `Measured ${run.startedAt.slice(0, 10)} on ${run.cpu} (${run.cores} cores, ${run.memoryGiB} GiB), Node ${run.node}, commit ${run.commit}.`,
    targets: table([
      ['ratio within the run', 'wanted', 'measured', ''],
      ...targetsOf(report).map((target) => [
        target.what,
        `${target.wanted} ${figure(target.bound)}`,
        figure(target.measured),
        isReached(target) ? 'yes' : 'NO',
      ]),
    ]),
    latency: table([
      [
        '',
        '',
        'p50',
        'p90',
        'p99',
        'p99.9',
        'max',
        'a second',
        'floor p50',
        'floor p99',
        'p50 ratio',
        'p99 ratio',
        'answers that differ',
      ],
      ...sizes.flatMap((size) =>
        VARIANTS.map((variant) => {
          const { quote, floor, differences } = size.duels[variant];
          return [
            size.name,
            variant,
            ...latencyRow(quote),
            figure(1e6 / quote.mean),
            MICRO(floor.p50),
            MICRO(floor.p99),
            figure(quote.p50 / floor.p50),
            figure(quote.p99 / floor.p99),
            String(differences),
          ];
        }),
      ),
    ]),
    cold: table([
      ['', 'quote', 'floor', 'ratio'],
      ...sizes.map(({ name, cold: { quote, floor } }) => [
        name,
        MICRO(quote),
        MICRO(floor),
        figure(quote / floor),
      ]),
    ]),
    again: table([
      ['', '', ...HOW_ASKED],
      ...sizes.flatMap(({ name, again }) =>
        (['quote', 'floor'] as const).map((who) => [name, who, ...again[who].map((median) => MICRO(median))]),
      ),
    ]),
    growth: table([
      ['', 'quote', 'from least to greatest', 'floor', 'from least to greatest'],
      ...growth.map(({ from, to, quote, floor }) => [
        `${to} against ${from}`,
        ...[quote, floor].flatMap((times) => [
          figure(medianOf(times)),
          `${figure(Math.min(...times))} to ${figure(Math.max(...times))}`,
        ]),
      ]),
    ]),
    profile: profileTable(sizes),
    density: table([
      ['', 'routes', 'p50', 'p99', 'floor p50', 'floor p99', 'p50 ratio'],
      ...densities.map(({ name, routes, duel: { quote, floor } }) => [
        name,
        figure(routes),
        MICRO(quote.p50),
        MICRO(quote.p99),
        MICRO(floor.p50),
        MICRO(floor.p99),
        figure(quote.p50 / floor.p50),
      ]),
    ]),
    compile: table([
      [
        '',
        'points',
        'text',
        'JSON.parse',
        'compileNetwork',
        'ratio',
        'a point',
        'kept',
        'a point kept',
        'peak above the catalog',
      ],
      ...sizes.map(compileRow),
    ]),
    loading: table([
      ['', 'text', 'from', 'until the network is there', 'the process grew by', 'event loop held at most'],
      ...sizes.flatMap(({ name, compile, loading }) => [
        [name, bytes(compile.textBytes), 'catalog file', ...loadCells(loading.file)],
        [name, '', "an engine's store", ...loadCells(loading.store)],
      ]),
    ]),
    allocation: table([
      ['', '', 'a quote', 'floor', 'collections in 20,000 quotes', 'longest pause', 'of the time'],
      ...sizes.flatMap(({ name, allocation }) =>
        VARIANTS.map((variant) => {
          const { quoteBytes, floorBytes, gc } = allocation[variant];
          return [
            name,
            variant,
            bytes(quoteBytes),
            bytes(floorBytes),
            figure((gc.pauses * 20_000) / gc.quotes),
            `${figure(gc.longestMs)} ms`,
            `${figure((100 * gc.totalMs) / gc.runMs)}%`,
          ];
        }),
      ),
    ]),
    rivals: table([
      [
        '',
        'rival',
        'requests',
        'disagreements',
        'p50',
        'ours',
        'times as long',
        'mean',
        'ours',
        'times as long',
      ],
      ...sizes.flatMap(({ name, rivals }) =>
        rivals.map((rival) =>
          'leftOut' in rival
            ? [name, rival.name, 'left out:', rival.leftOut, '', '', '', '', '', '']
            : [
                name,
                rival.name,
                String(rival.requests),
                String(rival.disagreements),
                MICRO(rival.p50),
                MICRO(rival.ourP50),
                figure(rival.p50 / rival.ourP50),
                MICRO(rival.mean),
                MICRO(rival.ourMean),
                figure(rival.mean / rival.ourMean),
              ],
        ),
      ),
    ]),
    rivalProfile: table([
      ['', 'rival', 'lines measured', ...RIVAL_PARTS],
      ...sizes.flatMap(({ name, rivals }) =>
        rivals.flatMap((rival) =>
          'leftOut' in rival || rival.profile === undefined
            ? []
            : [rivalProfileRow(name, rival.name, rival.profile)],
        ),
      ),
    ]),
    packing: table([
      [
        '',
        'rbush packs in',
        'flatbush packs in',
        'p50 rbush',
        'p50 flatbush',
        'p99 rbush',
        'p99 flatbush',
        'answers that differ',
      ],
      ...sizes.map(({ name, packing }) => [
        name,
        `${figure(packing.rbushBuildMs)} ms`,
        `${figure(packing.flatbushBuildMs)} ms`,
        MICRO(packing.rbush.p50),
        MICRO(packing.flatbush.p50),
        MICRO(packing.rbush.p99),
        MICRO(packing.flatbush.p99),
        String(packing.differences),
      ]),
    ]),
    startUp: table([
      ['what', 'figure'],
      ['a process that does nothing', `${figure(startUp.nodeAloneMs)} ms`],
      ['importing the core, besides', `${figure(startUp.importMs)} ms`],
      ['module files read', String(startUp.importModules)],
      ['browser bundle, minified', bytes(startUp.bundleBytes)],
      [
        'browser bundle, zipped',
        `${bytes(startUp.bundleGzipBytes)} of ${bytes(startUp.bundleBudgetGzipBytes)}`,
      ],
      ...startUp.bundleParts.map(({ name, bytes: size }) => [`of it ${name}`, bytes(size)]),
    ]),
  };
}

/** The share of each part of a median quote, at every size in the stream and then asked again. */
function profileTable(sizes: readonly SizeReport[]): string {
  const columns = (['stream', 'again'] as const).flatMap((how) =>
    sizes.map(({ name, profile: { parts } }) => {
      const all = parts.reduce((sum, part) => sum + part[how], 0);
      return {
        head: how === 'stream' ? name : `${name}, asked again`,
        shares: parts.map((part) => `${Math.round((100 * part[how]) / all)}%`),
      };
    }),
  );
  const names = sizes[0]?.profile.parts.map(({ name }) => name) ?? [];
  return table([
    ['', ...columns.map(({ head }) => head)],
    ...names.map((name, i) => [name, ...columns.map(({ shares }) => shares[i] ?? '')]),
  ]);
}

function rivalProfileRow(size: string, rival: string, { lines, parts }: RivalProfile): Row {
  const shares = RIVAL_PARTS.map((part) => (parts[part] === 0 ? '' : `${Math.round(100 * parts[part])}%`));
  return [size, rival, figure(lines), ...shares];
}

/** All of a report for a terminal. */
export function reportText(report: Report): string {
  return Object.entries(tablesOf(report))
    .map(([name, text]) => `\n${name}\n\n${text}`)
    .join('\n');
}

function latencyRow({ p50, p90, p99, p999, max }: Latency): readonly string[] {
  return [p50, p90, p99, p999, max].map(MICRO);
}

function compileRow({ name, compile }: SizeReport): Row {
  const { points, textBytes, parseMs, compileMs, networkBytes, peakBytes } = compile;
  return [
    name,
    figure(points),
    bytes(textBytes),
    `${figure(parseMs)} ms`,
    `${figure(compileMs)} ms`,
    figure(compileMs / parseMs),
    MICRO((compileMs * 1000) / points),
    bytes(networkBytes),
    `${figure(networkBytes / points)} B`,
    bytes(peakBytes),
  ];
}

function loadCells({ ms, peakBytes, heldMs }: LoadCost): Row {
  return [`${figure(ms)} ms`, bytes(peakBytes), `${figure(heldMs)} ms`];
}

function bytes(size: number): string {
  return size < 2 ** 20 ? `${figure(size / 1024)} KiB` : `${figure(size / 2 ** 20)} MiB`;
}
