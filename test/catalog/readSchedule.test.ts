import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../src/catalog/readSchedule.js';
import { RecordNotes } from '../../src/catalog/recordReader.js';

function read(schedule: readonly unknown[] | null | undefined) {
  const notes = new RecordNotes('warehouse', 'w1');
  const rows = readSchedule(schedule, notes);
  return { rows, notes: notes.diagnostics(), usable: notes.isUsable() };
}

const row = (over: object) => ({ dayOfWeek: 1, begin: '08:00', end: '20:00', ...over });

describe('a schedule', () => {
  it('is its rows, in seconds after midnight', () => {
    expect(
      read([
        row({}),
        row({ dayOfWeek: 7, begin: '23:59:59', end: '00:00' }),
        row({ begin: '00:00', end: '24:00' }),
      ]),
    ).toEqual({
      rows: [
        { dayOfWeek: 1, beginSeconds: 28_800, endSeconds: 72_000 },
        { dayOfWeek: 7, beginSeconds: 86_399, endSeconds: 0 },
        { dayOfWeek: 1, beginSeconds: 0, endSeconds: 86_400 },
      ],
      notes: [],
      usable: true,
    });
    expect(read([row({ end: '24:00:00' })]).rows![0]!.endSeconds).toBe(86_400);
  });

  it.each([[null], [undefined], [[]]])('that is %o is empty: the policy decides', (schedule) => {
    const { rows, notes } = read(schedule);
    expect(rows).toBeNull();
    expect(notes).toMatchObject([{ severity: 'warning', code: 'EMPTY_SCHEDULE', path: 'schedule' }]);
    expect(notes[0]!.message).toMatch(/emptySchedule/);
  });

  it.each([
    [row({ dayOfWeek: 0 }), 'schedule.0.dayOfWeek', 'a weekday 1 to 7, got 0'],
    [row({ dayOfWeek: 8 }), 'schedule.0.dayOfWeek', 'got 8'],
    [row({ dayOfWeek: 1.5 }), 'schedule.0.dayOfWeek', 'got 1.5'],
    [row({ dayOfWeek: '1' }), 'schedule.0.dayOfWeek', 'got "1"'],
    [row({ begin: '24:00' }), 'schedule.0.begin', 'before 24:00, got "24:00"'],
    [row({ begin: '8:00' }), 'schedule.0.begin', 'HH:mm or HH:mm:ss before 24:00, got "8:00"'],
    [row({ begin: null }), 'schedule.0.begin', 'got null'],
    [row({ begin: '08:60' }), 'schedule.0.begin', 'got "08:60"'],
    [row({ begin: '08:00:60' }), 'schedule.0.begin', 'got "08:00:60"'],
    [row({ begin: '25:00' }), 'schedule.0.begin', 'got "25:00"'],
    [row({ begin: ' 08:00' }), 'schedule.0.begin', 'got " 08:00"'],
    [row({ end: '24:01' }), 'schedule.0.end', 'up to 24:00, got "24:01"'],
    [row({ end: '24:00:01' }), 'schedule.0.end', 'got "24:00:01"'],
    [row({ end: '20:00 ' }), 'schedule.0.end', 'got "20:00 "'],
    [row({ end: 20 }), 'schedule.0.end', 'got 20'],
    [{}, 'schedule.0.dayOfWeek', 'got nothing'],
    ['08:00-20:00', 'schedule.0', 'an object with dayOfWeek, begin and end, got "08:00-20:00"'],
    [null, 'schedule.0', 'got null'],
  ])('sets a bad row aside alone: %o', (bad, path, message) => {
    const { rows, notes, usable } = read([bad, row({ dayOfWeek: 2 })]);
    expect(rows).toEqual([{ dayOfWeek: 2, beginSeconds: 28_800, endSeconds: 72_000 }]);
    expect(notes).toMatchObject([
      { severity: 'error', code: 'BAD_TIME', entity: 'warehouse', id: 'w1', path },
    ]);
    expect(notes[0]!.message).toContain(`${message}: the row is left out`);
    expect(usable).toBe(true);
  });

  it('whose rows are all bad is no empty one: those days stay closed', () => {
    expect(read([row({ begin: 'утром' })]).rows).toEqual([]);
  });

  it('may have its keys in look-alike letters', () => {
    const { rows, notes } = read([{ dayOfWeek: 3, bеgin: '09:00', end: '10:00' }]);
    expect(rows).toEqual([{ dayOfWeek: 3, beginSeconds: 32_400, endSeconds: 36_000 }]);
    expect(notes).toMatchObject([{ code: 'KEY_SPELLING', path: 'schedule.0.bеgin' }]);
  });
});
