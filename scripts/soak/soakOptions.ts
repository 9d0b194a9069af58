import { parseArgs } from 'node:util';

/** What one soak is told. */
export interface SoakOptions {
  readonly minutes: number;
  readonly routes: number;
  readonly points: number;
  readonly quotesPerSecond: number;
  readonly refreshSeconds: number;
  readonly seed: number;
}

const HELP = `Quotes, refreshes and an API that misbehaves, all at once and for a long time.
  --minutes 10             how long
  --routes 1000            routes of the network
  --points 50              points of each route
  --quotes-per-second 300  how many quotes are asked for
  --refresh-seconds 3      from the end of one refresh to the next
  --seed N                 of faults and changes; the time of day unless given`;

/** undefined after the help was printed. */
export function readSoakOptions(args: readonly string[]): SoakOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '10' },
      routes: { type: 'string', default: '1000' },
      points: { type: 'string', default: '50' },
      'quotes-per-second': { type: 'string', default: '300' },
      'refresh-seconds': { type: 'string', default: '3' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return undefined;
  }
  return {
    minutes: above0('minutes', values.minutes),
    routes: above0('routes', values.routes),
    points: above0('points', values.points),
    quotesPerSecond: above0('quotes-per-second', values['quotes-per-second']),
    refreshSeconds: above0('refresh-seconds', values['refresh-seconds']),
    seed: above0('seed', values.seed),
  };
}

function above0(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < Infinity))
    throw new RangeError(`--${name} must be a number above 0, got ${text}`);
  return value;
}
