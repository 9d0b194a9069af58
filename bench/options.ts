import { parseArgs } from 'node:util';
import { SIZES } from './networks.js';

export type SizeName = keyof typeof SIZES;

/** What one run of the bench is told. */
export interface BenchOptions {
  readonly sizes: readonly SizeName[];
  /** The sizes between which the growth is measured, ascending. */
  readonly growth: readonly SizeName[];
  readonly requests: number;
  readonly rounds: number;
  /** Seconds that a rival may take a round: a slow one is asked fewer of the requests. */
  readonly rivalSeconds: number;
  /** Which rivals: a part of their names; all unless given. */
  readonly rivals: string;
  readonly densities: boolean;
  readonly out: string;
  /** Whether docs/performance.md and its plots are written from the report. */
  readonly document: boolean;
  /** The arguments as they were given. */
  readonly text: string;
}

const HELP = `Measures quote and compileNetwork beside a floor and rivals (bench/README.md).
  --sizes S,M,L       of smoke, S, M, L
  --requests 2000     how many requests of each network
  --rounds 7          each one in turns; the medians count
  --rival-seconds 8   how long a rival may take a round
  --rivals TEXT       only those with this in their names; "none" for none
  --no-densities      not the growth with the number of routes
  --out FILE          bench/results/latest.json unless given
  --document          write docs/performance.md's tables and plots from this run
  --smoke             a few seconds of everything, for CI`;

const SMOKE = {
  sizes: 'smoke',
  requests: '60',
  rounds: '1',
  'rival-seconds': '0.3',
};
const SMOKE_GROWTH: readonly SizeName[] = ['smoke', 'S'];
const FULL = { sizes: 'S,M,L', requests: '2000', rounds: '7', 'rival-seconds': '8' };

/** undefined after the help was printed. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string' },
      requests: { type: 'string' },
      rounds: { type: 'string' },
      'rival-seconds': { type: 'string' },
      rivals: { type: 'string', default: '' },
      'no-densities': { type: 'boolean', default: false },
      out: { type: 'string', default: 'bench/results/latest.json' },
      document: { type: 'boolean', default: false },
      smoke: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return undefined;
  }
  const given = { ...(values.smoke ? SMOKE : FULL), ...values };
  const sizes = given.sizes.split(',').map(sizeNamed);
  return {
    sizes,
    growth: values.smoke ? SMOKE_GROWTH : sizes,
    requests: above0('requests', given.requests),
    rounds: above0('rounds', given.rounds),
    rivalSeconds: above0('rival-seconds', given['rival-seconds']),
    rivals: values.rivals,
    densities: !values['no-densities'] && !values.smoke,
    out: values.out,
    document: values.document,
    text: args.join(' '),
  };
}

function sizeNamed(name: string): SizeName {
  const found = Object.values(SIZES).find((size) => size.name === name);
  if (found === undefined) throw new RangeError(`--sizes: expected some of smoke, S, M, L, got ${name}`);
  return found.name;
}

function above0(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < Infinity))
    throw new RangeError(`--${name} must be a number above 0, got ${text}`);
  return value;
}
