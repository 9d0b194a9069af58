import { isFields, withLatinKeys } from './lookAlikes.js';
import type { ScheduleRow } from './records.js';
import { type RecordNotes, shown } from './recordReader.js';

const ROW_KEYS = new Set(['dayOfWeek', 'begin', 'end']);

/**
 * The rows of a schedule that can be used; a row that cannot (BAD_TIME) is set aside alone, so that its
 * day stays closed. null where there is no schedule at all.
 */
export function readSchedule(
  schedule: readonly unknown[] | null | undefined,
  notes: RecordNotes,
): readonly ScheduleRow[] | null {
  if (schedule === undefined || schedule === null || schedule.length === 0) {
    notes.add(
      'EMPTY_SCHEDULE',
      'schedule',
      `no opening hours (${shown(schedule)}): policy emptySchedule decides`,
    );
    return null;
  }
  return schedule.flatMap((raw, i): ScheduleRow[] => {
    const path = `schedule.${i}`;
    const row = withLatinKeys(raw, ROW_KEYS, notes.spelled(`${path}.`));
    const bad = (at: string, wanted: string, got: unknown) => {
      const message = `expected ${wanted}, got ${shown(got)}: the row is left out, its hours stay closed`;
      notes.add('BAD_TIME', at, message, { aside: false });
      return [];
    };
    if (!isFields(row)) return bad(path, 'an object with dayOfWeek, begin and end', row);
    const { dayOfWeek, begin, end } = row;
    const beginSeconds = secondsOf(begin);
    const endSeconds = secondsOf(end);
    const isDay =
      typeof dayOfWeek === 'number' && Number.isInteger(dayOfWeek) && dayOfWeek >= 1 && dayOfWeek <= 7;
    if (!isDay) return bad(`${path}.dayOfWeek`, 'a weekday 1 to 7', dayOfWeek);
    if (!(beginSeconds < 86_400)) {
      return bad(`${path}.begin`, 'a time HH:mm or HH:mm:ss before 24:00', begin);
    }
    if (Number.isNaN(endSeconds)) return bad(`${path}.end`, 'a time HH:mm or HH:mm:ss up to 24:00', end);
    return [{ dayOfWeek, beginSeconds, endSeconds }];
  });
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$|^24:00(?::00)?$/;

/** Seconds after midnight of HH:mm or HH:mm:ss, 24:00 included; NaN for anything else. */
function secondsOf(value: unknown): number {
  const match = typeof value === 'string' ? TIME.exec(value) : null;
  if (match === null) return Number.NaN;
  const [, hours, minutes, seconds] = match;
  if (hours === undefined || minutes === undefined) return 86_400;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
}
