import fc from 'fast-check';
import { sometimes } from './choice.js';
import type { Mode } from './modes.js';

/** A row of the API's `schedule`. */
export interface RawScheduleRow {
  readonly dayOfWeek: number;
  readonly begin: string;
  readonly end: string;
}

type Interval = readonly [begin: string, end: string];

const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

const WEEKDAYS: fc.Arbitrary<readonly number[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<readonly number[]>(EVERY_DAY) },
  { weight: 2, arbitrary: fc.constant([1, 2, 3, 4, 5]) },
  { weight: 1, arbitrary: fc.constant([7]) },
  { weight: 2, arbitrary: fc.subarray([...EVERY_DAY], { minLength: 1 }) },
);

/** The hours of one day, as shops and depots have them. */
const USUAL_HOURS: readonly (readonly Interval[])[] = [
  [['08:00', '20:00']],
  [['09:00', '18:00']],
  [['07:30', '23:30']],
  // A break for lunch; intervals that touch; intervals that overlap; a short one and a long one.
  [
    ['08:00', '12:00'],
    ['13:00', '19:00'],
  ],
  [
    ['08:00', '12:00'],
    ['12:00', '20:00'],
  ],
  [
    ['12:00', '21:00'],
    ['08:00', '14:00'],
  ],
  [
    ['06:00', '06:30'],
    ['10:00', '22:00'],
  ],
  // Up to midnight, overnight, round the clock in three spellings.
  [['10:00', '24:00']],
  [['20:00', '06:00']],
  [
    ['00:00', '04:00'],
    ['22:00', '24:00'],
  ],
  [['00:00', '24:00']],
  [['00:00', '00:00']],
  [['08:00', '08:00']],
];

/** Hours that lie in the hour a clock change skips or doubles, seconds, moments. */
const ODD_HOURS: readonly (readonly Interval[])[] = [
  [['02:00', '03:00']],
  [['02:30', '02:45']],
  [['01:30', '02:30']],
  [['23:30', '00:30']],
  [['00:00', '00:01']],
  [['08:00:30', '20:00:15']],
  [['00:00:00', '24:00:00']],
  [['23:59:59', '24:00']],
  [
    ['00:00', '12:00'],
    ['12:00:01', '24:00'],
  ],
  [
    ['22:00', '10:00'],
    ['09:00', '23:00'],
  ],
];

const anyTime = fc.nat(1439).map((minutes) => {
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${hour}:${String(minutes % 60).padStart(2, '0')}`;
});

function hoursArbitrary(mode: Mode): fc.Arbitrary<readonly Interval[]> {
  const usual = fc.constantFrom(...USUAL_HOURS);
  if (mode !== 'adversarial') return usual;
  const any = fc.array(fc.tuple(anyTime, anyTime), { minLength: 1, maxLength: 3 });
  return sometimes(usual, fc.oneof(fc.constantFrom(...ODD_HOURS), any), 35);
}

function rows(days: readonly number[], hours: readonly Interval[]): RawScheduleRow[] {
  return days.flatMap((dayOfWeek) => hours.map(([begin, end]) => ({ dayOfWeek, begin, end })));
}

/**
 * A warehouse's schedule as the API gives it: the same hours on some days, now and then other ones on the
 * rest; missing, null and empty ones too.
 */
export function scheduleArbitrary(mode: Mode): fc.Arbitrary<readonly RawScheduleRow[] | null | undefined> {
  const hours = hoursArbitrary(mode);
  const plain = fc.tuple(WEEKDAYS, hours).map(([days, each]) => rows(days, each));
  const mixed = fc
    .tuple(WEEKDAYS, hours, hours)
    .map(([days, some, others]) => [
      ...rows(days, some),
      ...rows(
        EVERY_DAY.filter((day) => !days.includes(day)),
        others,
      ),
    ])
    .chain((list) => fc.shuffledSubarray(list, { minLength: list.length }));
  return fc.oneof(
    { weight: 8, arbitrary: plain },
    { weight: mode === 'adversarial' ? 6 : 2, arbitrary: mixed },
    { weight: 1, arbitrary: fc.constantFrom(null, undefined, []) },
  );
}
