import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { DIAGNOSTIC_SEVERITY } from '../../src/catalog/diagnostic.js';
import { RecordNotes, contractOf, shown } from '../../src/catalog/recordReader.js';
import { line } from './apiRecords.js';

describe('notes on a record', () => {
  it('have the severity of their code', () => {
    const notes = new RecordNotes('route', 'r1');
    notes.add('OFFSET_AFTER_END', 'points.0.duration', 'late');
    notes.add('MISSING_FLAG', 'isService', 'missing');
    expect(notes.diagnostics().map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    expect(notes.isUsable()).toBe(true);
  });

  it('with an error set the record aside, and leave its faults alone', () => {
    const notes = new RecordNotes('route', 'r1');
    notes.add('MISSING_FLAG', 'isService', 'missing');
    notes.add('BAD_LOCATION', 'points.0.location', 'bad');
    notes.add('INVALID_RECORD', 'duration', 'bad');
    expect(notes.isUsable()).toBe(false);
    expect(notes.diagnostics().map(line)).toEqual([
      'error BAD_LOCATION route r1 points.0.location',
      'error INVALID_RECORD route r1 duration',
    ]);
  });

  it('with an error that costs a part alone leave the record usable, and its warnings', () => {
    const notes = new RecordNotes('warehouse', null);
    notes.add('BAD_TIME', 'schedule.0.end', 'bad', { aside: false });
    notes.add('KEY_SPELLING', 'x', 'spelled');
    expect(notes.isUsable()).toBe(true);
    expect(notes.diagnostics().map(line)).toEqual([
      'error BAD_TIME warehouse (none) schedule.0.end',
      'warning KEY_SPELLING warehouse (none) x',
    ]);
  });

  it('say where a record stands that has no id', () => {
    const notes = new RecordNotes('tariff', null, 'tariffs.18');
    notes.add('INVALID_RECORD', 'id', 'expected text, got nothing');
    notes.add('INVALID_RECORD', '', 'expected an object, got null');
    notes.add('BAD_LOCATION', 'location', 'bad');
    expect(notes.diagnostics().map(({ path, message }) => [path, message])).toEqual([
      ['id', 'tariffs.18.id: expected text, got nothing'],
      ['', 'tariffs.18: expected an object, got null'],
      ['location', 'tariffs.18.location: bad'],
    ]);
  });

  it('know thirteen codes, six of them errors', () => {
    const severities = Object.values(DIAGNOSTIC_SEVERITY);
    expect(severities).toHaveLength(13);
    expect(severities.filter((severity) => severity === 'error')).toHaveLength(6);
  });
});

describe('a contract', () => {
  const contract = contractOf(z.looseObject({ a: z.number(), b: z.array(z.looseObject({ c: z.string() })) }));

  it('gives back the very value that fits', () => {
    const notes = new RecordNotes('city', 'c1');
    const value = { a: 1, b: [{ c: 'x', more: true }] };
    expect(contract.read(value, notes)).toBe(value);
    expect(notes.diagnostics()).toEqual([]);
  });

  it('notes every misfit with its dotted path and what was got', () => {
    const notes = new RecordNotes('city', 'c1');
    expect(contract.read({ a: '1', b: [{ c: 'x' }, { c: [] }] }, notes)).toBeUndefined();
    expect(notes.diagnostics().map(({ path, message }) => [path, message])).toEqual([
      ['a', 'a: expected a finite number, got "1"'],
      ['b.1.c', 'b.1.c: expected text, got an empty list'],
    ]);
  });

  it.each([[null], [undefined], ['text'], [[]]])('refuses what is no record: %o', (value) => {
    const notes = new RecordNotes('city', null);
    expect(contract.read(value, notes)).toBeUndefined();
    expect(notes.diagnostics()).toMatchObject([{ code: 'INVALID_RECORD', path: '' }]);
  });
});

describe('a value in a message', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [[1, 2], 'a list'],
    [[], 'an empty list'],
    [{ a: 1 }, 'an object'],
    ['text', '"text"'],
    ['say "да"', '"say \\"да\\""'],
    [1.5, '1.5'],
    [Number.NaN, 'NaN'],
    [true, 'true'],
    ['x'.repeat(58), `"${'x'.repeat(58)}"`],
    ['x'.repeat(59), `"${'x'.repeat(58)}…`],
  ])('%o', (value, text) => {
    expect(shown(value)).toBe(text);
  });
});
