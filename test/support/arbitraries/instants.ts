import fc from 'fast-check';
import { sometimes } from './choice.js';
import type { Mode } from './modes.js';

/** Minutes east of UTC: of Russia, of everywhere else, of nowhere. */
const USUAL_OFFSETS = [180, 300, 600, 0, 120] as const;
const ODD_OFFSETS = [-210, 345, 845, 840, -720, -300, 825, 1, -1439] as const;

/** How an instant may be written. */
interface Spelling {
  readonly offset: number;
  /** Digits of the fraction of a second; null: no seconds at all. */
  readonly digits: number | null;
  /** `+05:00`, `+0500`, or `+05` where it is whole hours; `Z` for 0. */
  readonly style: 'colon' | 'plain' | 'short' | 'Z';
}

const two = (n: number) => String(n).padStart(2, '0');

function offsetText({ offset, style }: Spelling): string {
  if (offset === 0 && style === 'Z') return 'Z';
  const minutes = Math.abs(offset);
  const sign = offset < 0 ? '-' : '+';
  const hours = two(Math.floor(minutes / 60));
  if (style === 'short' && minutes % 60 === 0) return `${sign}${hours}`;
  return `${sign}${hours}${style === 'plain' ? '' : ':'}${two(minutes % 60)}`;
}

/** An instant (milliseconds since 1970) as ISO 8601. */
export function writtenInstant(t: number, spelling: Spelling): string {
  const local = new Date(t + spelling.offset * 60_000).toISOString();
  const seconds =
    spelling.digits === null
      ? ''
      : spelling.digits === 0
        ? local.slice(16, 19)
        : `${local.slice(16, 20)}${local.slice(20, 23).padEnd(spelling.digits, '0').slice(0, spelling.digits)}`;
  return `${local.slice(0, 16)}${seconds}${offsetText(spelling)}`;
}

function spellingArbitrary(mode: Mode): fc.Arbitrary<Spelling> {
  const usual = fc.record({
    offset: fc.constantFrom(...USUAL_OFFSETS),
    digits: fc.constantFrom(0, 0, null, 3),
    style: fc.constantFrom<Spelling['style']>('colon', 'Z'),
  });
  if (mode !== 'adversarial') return usual;
  const odd = fc.record({
    offset: fc.constantFrom(...USUAL_OFFSETS, ...ODD_OFFSETS),
    digits: fc.constantFrom(null, 0, 1, 2, 3, 7),
    style: fc.constantFrom<Spelling['style']>('colon', 'plain', 'short', 'Z'),
  });
  return sometimes(usual, odd, 50);
}

/**
 * Order instants from the day before to two days after a date (UTC), in any offset, with seconds and
 * fractions: about noon, next to a whole hour, anywhere.
 */
export function instantTextArbitrary(mode: Mode): fc.Arbitrary<(today: string) => string> {
  const minute = fc.oneof(
    // Forenoons from Kaliningrad to Kamchatka.
    { weight: 5, arbitrary: fc.integer({ min: -4 * 60, max: 11 * 60 }) },
    { weight: 3, arbitrary: fc.integer({ min: -24 * 60, max: 72 * 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: -24, max: 72 }).map((hour) => hour * 60) },
  );
  const second = sometimes(
    fc.constant(0),
    fc.oneof(
      fc.constantFrom(0.001, 1, 59.999, 30),
      fc.integer({ min: 0, max: 59_999 }).map((ms) => ms / 1000),
    ),
    45,
  );
  return fc
    .record({ minute, second, spelling: spellingArbitrary(mode) })
    .map(({ minute: minutes, second: seconds, spelling }) => (today) => {
      const midnight = Date.parse(`${today}T00:00:00Z`);
      return writtenInstant(midnight + minutes * 60_000 + Math.round(seconds * 1000), spelling);
    });
}
