/** What one run of the bench has measured: plain data, written as JSON, read by the tables and plots. */
export interface Report {
  /** When and on what: absolute figures mean nothing without it. */
  readonly run: RunFacts;
  readonly sizes: readonly SizeReport[];
  /** From each size to the next greater one. */
  readonly growth: readonly Growth[];
  /** The same towns with one, ten and a hundred times the routes. */
  readonly densities: readonly { readonly name: string; readonly routes: number; readonly duel: Duel }[];
  readonly startUp: StartUp;
}

export interface RunFacts {
  readonly startedAt: string;
  readonly commit: string;
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly options: string;
}

/**
 * How many times as long the median takes on the greater network, a figure for each time that both were measured one
 * right after the other, each in a process of its own: a machine that others use too may be half as quick a minute
 * later.
 */
export interface Growth {
  readonly from: string;
  readonly to: string;
  readonly quote: readonly number[];
  readonly floor: readonly number[];
}

export interface SizeReport {
  readonly name: string;
  readonly warehouses: number;
  readonly routes: number;
  readonly pointsPerRoute: number;
  readonly tariffRows: number;
  /** `quote` against the floor: the cheapest option, with alternatives, the fastest option. */
  readonly duels: Readonly<Record<Variant, Duel>>;
  /** Microseconds each for the first hundred requests of a process, nothing warmed up; a process for each of the two. */
  readonly cold: { readonly quote: number; readonly floor: number };
  readonly again: AskedAgain;
  readonly profile: Profile;
  /** The same quotes with the index packed by flatbush in place of rbush. */
  readonly packing: Packing;
  readonly compile: CompileCost;
  readonly loading: Readonly<Record<LoadedFrom, LoadCost>>;
  readonly allocation: Readonly<Record<Variant, Allocation>>;
  readonly rivals: readonly RivalResult[];
}

export const VARIANTS = ['cheapest', 'alternatives', 'fastest'] as const;
export type Variant = (typeof VARIANTS)[number];

/** Microseconds: each figure the median of the rounds, `max` and `p999` over all samples of all rounds. */
export interface Latency {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  readonly mean: number;
}

/** Two that answer the same requests in turns. */
export interface Duel {
  readonly requests: number;
  readonly rounds: number;
  readonly quote: Latency;
  readonly floor: Latency;
  /** Requests that were answered differently: of a sound run 0. */
  readonly differences: number;
}

/** MiB of other memory that are read between a request and the same one asked again: the nearest caches hold less, or all. */
export const MIB_BETWEEN = [8, 64] as const;

export const HOW_ASKED = [
  'in the stream',
  'asked again',
  ...MIB_BETWEEN.map((mib) => `asked again, after ${mib} MiB`),
] as const;

/** Medians, microseconds, one for each of `HOW_ASKED`; all in turns in one process. */
export interface AskedAgain {
  readonly quote: readonly number[];
  readonly floor: readonly number[];
}

/** Where the time of a median quote goes: microseconds a quote, in the stream of all requests and asked again at once. */
export interface Profile {
  /** So many of each were looked at. */
  readonly quotes: number;
  readonly parts: readonly { readonly name: string; readonly stream: number; readonly again: number }[];
}

export interface Packing {
  readonly rbush: Latency;
  readonly flatbush: Latency;
  /** Milliseconds to pack the boxes of the lowest nodes. */
  readonly rbushBuildMs: number;
  readonly flatbushBuildMs: number;
  readonly differences: number;
}

export interface CompileCost {
  /** Of the catalog as JSON text. */
  readonly textBytes: number;
  /** Points of all routes of the catalog. */
  readonly points: number;
  /** Medians, milliseconds: the text parsed, and what came of it compiled. */
  readonly parseMs: number;
  readonly compileMs: number;
  /** What the network keeps: heap and array buffers. */
  readonly networkBytes: number;
  /** How far the process grew above the parsed catalog while it was compiled. */
  readonly peakBytes: number;
}

/** A catalog file, or the store of an engine. */
export type LoadedFrom = 'file' | 'store';

/** From a file to a network, in a process that has just begun. */
export interface LoadCost {
  readonly ms: number;
  /** How far the process grew. */
  readonly peakBytes: number;
  /** The longest that the event loop was held up, milliseconds. */
  readonly heldMs: number;
}

export interface Allocation {
  /** Heap bytes a quote, warm. */
  readonly quoteBytes: number;
  readonly floorBytes: number;
  /** Of a long run of quotes. */
  readonly gc: {
    readonly quotes: number;
    readonly pauses: number;
    readonly longestMs: number;
    readonly totalMs: number;
    readonly runMs: number;
  };
}

export type RivalResult = RivalAsked | { readonly name: string; readonly leftOut: string };

export interface RivalAsked {
  readonly name: string;
  /** How many of the requests it was asked, and how often it did not agree with `quote`. */
  readonly requests: number;
  readonly disagreements: number;
  /** Microseconds, the rival's and ours on the same requests. */
  readonly p50: number;
  readonly p99: number;
  readonly mean: number;
  readonly ourP50: number;
  readonly ourP99: number;
  readonly ourMean: number;
  /** Of the rivals that measure. */
  readonly profile?: RivalProfile;
}

/** What a rival does for a request. */
export interface RivalProfile {
  /** How many lines of routes are measured, each from a pick-up on: the median of the requests. */
  readonly lines: number;
  /** Shares of its time. */
  readonly parts: Readonly<Record<RivalPart, number>>;
}

export const RIVAL_PARTS = [
  'index',
  'distances',
  'tariffs, times, the best',
  'garbage',
  'there and back',
] as const;
/** `garbage`: collected. `there and back`: to a database, asked in another process. */
export type RivalPart = (typeof RIVAL_PARTS)[number];

export interface StartUp {
  /** Milliseconds, medians of fresh processes. */
  readonly nodeAloneMs: number;
  readonly importMs: number;
  readonly importModules: number;
  /** The core as a browser gets it: one minified file. */
  readonly bundleBytes: number;
  readonly bundleGzipBytes: number;
  readonly bundleBudgetGzipBytes: number;
  /** The greatest packages in it. */
  readonly bundleParts: readonly { readonly name: string; readonly bytes: number }[];
}
