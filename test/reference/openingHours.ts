import type { Policy } from '../../src/policy/policy.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import { END_OF_DAY } from './clock.js';
import type { Warehouse } from './network.js';
import { addDays, instantOf, isoWeekday, localDate, MINUTE } from './zones.js';

export interface Interval {
  readonly begin: number;
  readonly end: number;
}

/** The weekday whose hours and routes apply on a date; null: none do. */
export function workingWeekday(date: string, { calendar }: Policy): number | null {
  if (calendar.closed.includes(date)) return null;
  const moved = Object.hasOwn(calendar.worksAs, date) ? calendar.worksAs[date] : undefined;
  return moved ?? isoWeekday(date);
}

// An order's cut-off asks for the same dates some thousand times.
const worked = new WeakMap<Policy, WeakMap<Warehouse, Map<string, readonly Interval[]>>>();

/** What was worked out before for a warehouse under a policy, by a key. */
function remembered(
  warehouse: Warehouse,
  policy: Policy,
  key: string,
  work: () => readonly Interval[],
): readonly Interval[] {
  const byWarehouse = worked.get(policy) ?? new WeakMap<Warehouse, Map<string, readonly Interval[]>>();
  worked.set(policy, byWarehouse);
  const byKey = byWarehouse.get(warehouse) ?? new Map<string, readonly Interval[]>();
  byWarehouse.set(warehouse, byKey);
  const known = byKey.get(key);
  if (known !== undefined) return known;
  const result = work();
  byKey.set(key, result);
  return result;
}

/** The opening intervals that begin on a local date, by their beginning. */
export function intervalsOn(date: string, warehouse: Warehouse, policy: Policy): readonly Interval[] {
  return remembered(warehouse, policy, `on ${date}`, () => {
    const weekday = workingWeekday(date, policy);
    return (
      (warehouse.schedule ?? [])
        .filter(({ dayOfWeek }) => dayOfWeek === weekday)
        .map(({ begin, end }) => {
          const endsNextDate = end === END_OF_DAY || end <= begin;
          return {
            begin: instantOf(date, begin, warehouse.zone),
            end: instantOf(endsNextDate ? addDays(date, 1) : date, end % END_OF_DAY, warehouse.zone),
          };
        })
        // A clock change may turn one around, or leave nothing of it.
        .filter(({ begin, end }) => begin < end)
        .toSorted((one, other) => one.begin - other.begin)
    );
  });
}

/** Intervals that touch or overlap as one. */
function joined(intervals: readonly Interval[]): readonly Interval[] {
  const result: Interval[] = [];
  for (const next of intervals.toSorted((one, other) => one.begin - other.begin)) {
    const last = result.at(-1);
    if (last === undefined || next.begin > last.end) result.push(next);
    else result[result.length - 1] = { begin: last.begin, end: Math.max(last.end, next.end) };
  }
  return result;
}

/** Opening hours of the dates that count for an order on a local date, joined. */
function hoursFor(date: string, warehouse: Warehouse, policy: Policy): readonly Interval[] {
  return remembered(warehouse, policy, `for ${date}`, () => {
    const all: Interval[] = [];
    for (let day = -1; day <= policy.horizonDays; day++) {
      all.push(...intervalsOn(addDays(date, day), warehouse, policy));
    }
    return joined(all);
  });
}

/** The earliest instant at which the handling is done; null: never. */
export function readyAt(
  warehouse: Warehouse,
  t: number,
  type: DeliveryType | 'SELF_PICKUP',
  policy: Policy,
): number | null {
  const handling = Math.round(policy.handlingMinutes[type] * MINUTE);
  if (warehouse.schedule === null) return policy.emptySchedule === 'open' ? t + handling : null;
  for (const { begin, end } of hoursFor(localDate(t, warehouse.zone), warehouse, policy)) {
    const s = Math.max(t, begin);
    if (s + handling <= end) return s + handling;
  }
  return null;
}
