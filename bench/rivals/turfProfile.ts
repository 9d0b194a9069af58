import type { QuoteRequest } from '../../src/index.js';
import { medianOf, sink } from '../latency.js';
import type { RivalPart, RivalProfile } from '../report.js';
import { type Frame, sampledTimes } from '../sampling.js';
import type { Bests } from './rival.js';
import type { TurfPlaces } from './turfPlaces.js';

/** The profile of a rival that measures with turf in this process. */
export async function turfProfile(
  requests: readonly QuoteRequest[],
  bests: (request: QuoteRequest) => Bests,
  places: TurfPlaces,
): Promise<RivalProfile> {
  const lines: number[] = [];
  const times = await sampledTimes(() => {
    for (const request of requests) {
      const before = places.measured;
      sink(bests(request));
      lines.push(places.measured - before);
    }
  }, partOf);
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  const share = (part: RivalPart) => (times.get(part) ?? 0) / all;
  return {
    lines: medianOf(lines),
    parts: {
      index: share('index'),
      distances: share('distances'),
      'tariffs, times, the best': share('tariffs, times, the best'),
      garbage: share('garbage'),
      'there and back': 0,
    },
  };
}

/** The part that was running; undefined while nothing was. */
function partOf(stack: readonly Frame[]): RivalPart | undefined {
  const innermost = stack[0]?.functionName;
  if (innermost === '(garbage collector)') return 'garbage';
  if (innermost === '(idle)' || innermost === '(program)') return undefined;
  if (stack.some(({ url }) => url.includes('/@turf/') || url.endsWith('/turfPlaces.js'))) return 'distances';
  if (stack.some(({ functionName, url }) => functionName === 'within' || /bush/.test(url))) return 'index';
  return 'tariffs, times, the best';
}
