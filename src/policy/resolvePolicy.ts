import type * as z from 'zod';
import { Decimal } from '../pricing/decimal.js';
import { DELIVERY_TYPES } from '../pricing/deliveryType.js';
import { deepFreeze } from './deepFreeze.js';
import { DEFAULT_POLICY, type Policy } from './policy.js';
import { decimalText, isPlainObject, policySchema, stepText } from './policySchema.js';

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

/** Fields that are lists or maps of the user's own: given whole, not merged. */
const WHOLE = new Set(['timeZones', 'calendar.closed', 'calendar.worksAs']);

/**
 * A partial policy merged over the defaults, checked and frozen. Throws `InvalidPolicyError` with the path
 * of each wrong field, unknown ones included (DESIGN.md, "Policy, with its defaults").
 */
export function resolvePolicy(partial?: unknown): Policy {
  const merged = merge(DEFAULT_POLICY, partial, '');
  const result = policySchema.safeParse(merged);
  const issues = [
    ...(result.error?.issues.flatMap((issue) => issuesOf(issue, merged)) ?? []),
    ...minimumIssues(merged),
  ];
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

function issuesOf(issue: z.core.$ZodIssue, merged: unknown): readonly PolicyIssue[] {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') {
    return [{ path, message: `${issue.message}, got ${shown(gotOf(issue, merged), issue)}` }];
  }
  return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'unknown field' }));
}

/** The value that is wrong; of a map it may be a key. */
function gotOf(issue: z.core.$ZodIssue, merged: unknown): unknown {
  if (issue.code === 'custom' && issue.params !== undefined) return issue.params['got'];
  return issue.path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.getOwnPropertyDescriptor(inner, key)?.value
        : undefined,
    merged,
  );
}

function shown(value: unknown, issue: z.core.$ZodIssue): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  // Beside an example in quotes it is easily overlooked that these are what lacks.
  const isBare = issue.code === 'invalid_type' && issue.expected === 'string' && typeof value === 'number';
  return `${isBare ? 'the number ' : ''}${text.length > 60 ? `${text.slice(0, 59)}…` : text}`;
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
