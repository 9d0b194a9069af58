import { tzOffset } from '@date-fns/tz/tzOffset';
import fc from 'fast-check';
import { expect } from 'vitest';
import { type Zone, findZone, instantOf, localDay, offsetAt } from '../../src/time/zone.js';
import { ZONES } from '../support/arbitraries/policies.js';
import { law } from './law.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

function zoneOf(name: string): Zone {
  const zone = findZone(name);
  if (zone === undefined) throw new Error(`no zone ${name}`);
  return zone;
}

/** Zones, and instants of them: anywhere, or so many minutes from one of their clock changes. */
const momentArbitrary = fc
  .record({
    name: fc.constantFrom(...ZONES, 'Pacific/Apia', 'Asia/Pyongyang', 'Pacific/Chatham', 'America/Caracas'),
    anywhere: fc.integer({ min: Date.UTC(1995, 0), max: Date.UTC(2060, 0) }),
    change: fc.option(fc.nat(200), { freq: 4 }),
    minutes: fc.oneof(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -2000, max: 2000 })),
  })
  .map(({ name, anywhere, change, minutes }) => {
    const zone = zoneOf(name);
    const near = change === null ? undefined : zone.changes[change % Math.max(1, zone.changes.length)];
    return { zone, t: near === undefined ? anywhere : near + minutes * MINUTE };
  });

law(
  "a zone's offset is the library's at any instant, and its date with it",
  momentArbitrary,
  ({ zone, t }) => {
    for (const instant of [t, t - 1000, t - MINUTE]) {
      const offset = tzOffset(zone.name, new Date(instant)) * MINUTE;
      expect(offsetAt(zone, instant)).toBe(offset);
      expect(localDay(zone, instant)).toBe(Math.floor((instant + offset) / DAY));
    }
  },
  400,
);

law(
  'the instant of a local time has that local time and is the first that has; a skipped one moves on by the gap',
  momentArbitrary,
  ({ zone, t }) => {
    const localOf = (instant: number) => instant + offsetAt(zone, instant);
    // An instant's own local time exists.
    const local = localOf(t);
    const instant = instantOf(zone, local);
    expect(localOf(instant)).toBe(local);
    expect(instant).toBeLessThanOrEqual(t);
    // Any other may not: then no instant within a day has it, and the clock shows it plus what it skips.
    const any = Math.floor(t / MINUTE) * MINUTE + 5 * 60 * MINUTE;
    const found = instantOf(zone, any);
    const shown = localOf(found);
    const offsets = [offsetAt(zone, found - 2 * DAY), offsetAt(zone, found + 2 * DAY)];
    const candidates = offsets.map((offset) => any - offset).filter((each) => localOf(each) === any);
    if (candidates.length > 0) expect(found).toBe(Math.min(...candidates));
    else expect(shown - any).toBe(Math.abs((offsets[1] ?? 0) - (offsets[0] ?? 0)));
  },
  400,
);
