import * as z from 'zod';
import { Decimal } from '../pricing/decimal.js';
import { DELIVERY_TYPES } from '../pricing/deliveryType.js';
import { ROUNDING_MODES } from '../pricing/roundingMode.js';
import { findZone } from '../time/zone.js';
import { deepFreeze } from './deepFreeze.js';
import { DEFAULT_POLICY, type Policy } from './policy.js';

/** One wrong field of a policy. */
export interface PolicyIssue {
  /** Dotted (`price.minimum.ROUTE`); empty for the policy itself. */
  readonly path: string;
  readonly message: string;
}

/** A policy that was refused, with every wrong field. */
export class InvalidPolicyError extends Error {
  readonly code = 'INVALID_POLICY';
  readonly issues: readonly PolicyIssue[];

  constructor(issues: readonly PolicyIssue[]) {
    super(
      `invalid policy: ${issues.map(({ path, message }) => `${path || '(policy)'}: ${message}`).join('; ')}`,
    );
    this.name = 'InvalidPolicyError';
    this.issues = issues;
  }
}

/** Ten years: further no merchant promises, and every closed day up to there is looked at. */
const MAX_HORIZON_DAYS = 3660;
/** A generous bound that keeps metres whole numbers of a double. */
const MAX_CIRCUITY = 1000;

const rounding = z.enum(ROUNDING_MODES);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a local time HH:mm');
const timeUpToMidnight = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'expected a local time HH:mm up to 24:00');
const amount = z.number().nonnegative();
const decimalText = z.string().regex(/^\d+(\.\d+)?$/, 'expected a plain decimal as text, such as "0.01"');
const zoneName = z.string().refine((name) => findZone(name) !== undefined, 'expected a known IANA time zone');

function byType<T extends z.ZodType>(value: T) {
  return z.strictObject({ ROUTE: value, EXPRESS: value, TOMORROW: value });
}

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
        const error = key.safeParse(name).error ?? value.safeParse(item).error;
        if (error === undefined) continue;
        const message = error.issues.map((issue) => issue.message).join('; ');
        context.addIssue({ code: 'custom', path: [name], message });
      }
    })
    .transform((map) => Object.fromEntries(Object.entries(map as Readonly<Record<string, T>>)));
}

const stepText = z
  .string()
  .regex(/^(?=.*[1-9])\d+(\.\d+)?$/, 'expected a plain decimal above 0 as text, such as "0.01"');

const policySchema = z.strictObject({
  currency: z.string().refine((text) => text !== '', 'expected a currency, such as RUB'),
  preference: z.enum(['cheapest', 'fastest']),
  maxTrips: z.int().min(1),
  maxPickups: z.int().min(0),
  horizonDays: z.int().min(0).max(MAX_HORIZON_DAYS),
  emptySchedule: z.enum(['open', 'closed']),
  timeZones: mapOf(z.string(), zoneName),
  calendar: z.strictObject({
    closed: z.array(z.iso.date()),
    worksAs: mapOf(z.iso.date(), z.int().min(1).max(7)),
  }),
  distance: z.strictObject({
    circuity: z.number().positive().max(MAX_CIRCUITY),
    stepM: z.int().positive(),
    mode: rounding,
  }),
  tariff: z.strictObject({
    band: z.enum(['upTo', 'from']),
    accumulate: z.enum(['whole', 'graduated']),
    slice: z.enum(['perBand', 'sheet']),
    date: z.enum(['order', 'departure']),
    maxKm: byType(amount),
  }),
  price: z.strictObject({ step: stepText, mode: rounding, minimum: byType(decimalText) }),
  route: z.strictObject({
    dropOff: z.enum(['segment', 'point']),
    chargeable: z.enum(['detour', 'fromWarehouse', 'alongRoute']),
    maxDetourKm: amount.nullable(),
    departureTime: z.union([z.literal('opening'), time]),
    fallbackDeparture: time,
  }),
  handlingMinutes: z.strictObject({ ROUTE: amount, EXPRESS: amount, TOMORROW: amount, SELF_PICKUP: amount }),
  speedKmh: byType(z.number().positive()),
  earliestDeparture: time,
  latestArrival: z.strictObject({ EXPRESS: timeUpToMidnight, TOMORROW: timeUpToMidnight }),
});

/** Fields that are lists or maps of the user's own: given whole, not merged. */
const WHOLE = new Set(['timeZones', 'calendar.closed', 'calendar.worksAs']);

/**
 * A partial policy merged over the defaults, checked and frozen. Throws `InvalidPolicyError` with the path
 * of each wrong field, unknown ones included (DESIGN.md, "Policy, with its defaults").
 */
export function resolvePolicy(partial?: unknown): Policy {
  const merged = merge(DEFAULT_POLICY, partial, '');
  const result = policySchema.safeParse(merged);
  const issues = [...(result.error?.issues.flatMap(issuesOf) ?? []), ...minimumIssues(merged)];
  if (result.success && issues.length === 0) return deepFreeze(result.data);
  throw new InvalidPolicyError(issues);
}

/** Minimums that are no multiples of the step, as far as step and minimum can be read at all. */
function minimumIssues(merged: unknown): readonly PolicyIssue[] {
  const price = isPlainObject(merged) ? merged['price'] : undefined;
  if (!isPlainObject(price) || !isPlainObject(price['minimum'])) return [];
  const { minimum } = price;
  const step = stepText.safeParse(price['step']);
  if (!step.success) return [];
  return DELIVERY_TYPES.flatMap((type) => {
    const least = decimalText.safeParse(minimum[type]);
    if (!least.success || new Decimal(least.data).mod(step.data).isZero()) return [];
    const message = `expected a multiple of price.step ${step.data}, got ${least.data}`;
    return [{ path: `price.minimum.${type}`, message }];
  });
}

function issuesOf(issue: z.core.$ZodIssue): readonly PolicyIssue[] {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'unknown field' }));
}

function merge(defaults: unknown, given: unknown, path: string): unknown {
  if (given === undefined) return defaults;
  if (!isPlainObject(defaults) || !isPlainObject(given) || WHOLE.has(path)) return given;
  const merged = new Map<string, unknown>(Object.entries(defaults));
  for (const [key, value] of Object.entries(given)) {
    merged.set(key, merge(merged.get(key), value, path === '' ? key : `${path}.${key}`));
  }
  return Object.fromEntries(merged);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
