import * as z from 'zod';
import { ROUNDING_MODES } from '../pricing/roundingMode.js';
import { findZone } from '../time/zone.js';

/**
 * What a policy may be. Every schema says itself what would be right; what was got instead is added where the
 * issues are told.
 */

/** Ten years: further no merchant promises, and every closed day up to there is looked at. */
const MAX_HORIZON_DAYS = 3660;
/** A generous bound that keeps metres whole numbers of a double. */
const MAX_CIRCUITY = 1000;

const oneOf = <const T extends readonly string[]>(...values: T) =>
  z.enum(values, `expected one of ${values.map((value) => JSON.stringify(value)).join(', ')}`);

const textLike = (pattern: RegExp, expected: string) => z.string(expected).regex(pattern, expected);

const number = (expected: string, fits: (given: number) => boolean) =>
  z.number(expected).refine(fits, expected);

const amount = number('expected a number of at least 0', (given) => given >= 0);

const above0 = number('expected a number above 0', (given) => given > 0);

const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  number(
    `expected a whole number ${most < Number.MAX_SAFE_INTEGER ? `from ${least} to ${most}` : `of at least ${least}`}`,
    (given) => Number.isSafeInteger(given) && given >= least && given <= most,
  );

const object = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape, 'expected an object');

const byType = <T extends z.ZodType>(value: T) => object({ ROUTE: value, EXPRESS: value, TOMORROW: value });

const rounding = oneOf(...ROUNDING_MODES);
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const time = textLike(CLOCK, 'expected a local time HH:mm');
const timeUpToMidnight = textLike(
  /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
  'expected a local time HH:mm up to 24:00',
);
const date = z.iso.date('expected a date YYYY-MM-DD');
const zone = 'expected a known IANA time zone';
const zoneName = z.string(zone).refine((name) => findZone(name) !== undefined, zone);
const currency = 'expected a currency as text, such as "RUB"';

/** A plain decimal, zero included. */
export const decimalText = textLike(/^\d+(\.\d+)?$/, 'expected a plain decimal as text, such as "0.5"');

/** A plain decimal above 0. */
export const stepText = textLike(
  /^(?=.*[1-9])\d+(\.\d+)?$/,
  'expected a plain decimal above 0 as text, such as "0.5"',
);

/** A map of the user's own. `z.record` passes over the key `__proto__`, and an id may be any string. */
function mapOf<T>(key: z.ZodType<string>, value: z.ZodType<T>) {
  return z
    .unknown()
    .superRefine((map, context) => {
      if (!isPlainObject(map)) {
        context.addIssue({ code: 'custom', message: 'expected an object' });
        return;
      }
      for (const [name, item] of Object.entries(map)) {
        const wrongKey = key.safeParse(name).error;
        const error = wrongKey ?? value.safeParse(item).error;
        if (error === undefined) continue;
        const message = error.issues.map((issue) => issue.message).join('; ');
        context.addIssue({
          code: 'custom',
          path: [name],
          message,
          params: { got: wrongKey === undefined ? item : name },
        });
      }
    })
    .transform((map) => Object.fromEntries(Object.entries(map as Readonly<Record<string, T>>)));
}

/** A whole policy. */
export const policySchema = object({
  currency: z.string(currency).refine((text) => text !== '', currency),
  preference: oneOf('cheapest', 'fastest'),
  maxTrips: whole(1),
  maxPickups: whole(0),
  horizonDays: whole(0, MAX_HORIZON_DAYS),
  emptySchedule: oneOf('open', 'closed'),
  timeZones: mapOf(z.string(), zoneName),
  calendar: object({
    closed: z.array(date, 'expected a list of dates YYYY-MM-DD'),
    worksAs: mapOf(date, whole(1, 7)),
  }),
  distance: object({
    circuity: number(
      `expected a number above 0 and at most ${MAX_CIRCUITY}`,
      (given) => given > 0 && given <= MAX_CIRCUITY,
    ),
    stepM: whole(1),
    mode: rounding,
  }),
  tariff: object({
    band: oneOf('upTo', 'from'),
    accumulate: oneOf('whole', 'graduated'),
    slice: oneOf('perBand', 'sheet'),
    date: oneOf('order', 'departure'),
    maxKm: byType(amount),
  }),
  price: object({ step: stepText, mode: rounding, minimum: byType(decimalText) }),
  route: object({
    dropOff: oneOf('segment', 'point'),
    chargeable: oneOf('detour', 'fromWarehouse', 'alongRoute'),
    maxDetourKm: number('expected a number of at least 0, or null', (given) => given >= 0).nullable(),
    departureTime: textLike(
      new RegExp(`${CLOCK.source}|^opening$`),
      'expected "opening" or a local time HH:mm',
    ),
    fallbackDeparture: time,
  }),
  handlingMinutes: object({ ROUTE: amount, EXPRESS: amount, TOMORROW: amount, SELF_PICKUP: amount }),
  speedKmh: byType(above0),
  earliestDeparture: time,
  latestArrival: object({ EXPRESS: timeUpToMidnight, TOMORROW: timeUpToMidnight }),
});

/** An object that is no list. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
