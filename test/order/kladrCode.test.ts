import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kladrFaults, type KladrFault } from '../../src/client.js';

const partsOf = (code: unknown): readonly string[] => kladrFaults(code).map(({ part }) => part);
const only = (code: unknown): KladrFault => {
  const [fault, ...others] = kladrFaults(code);
  if (fault === undefined || others.length > 0) throw new Error(`${others.length} more faults`);
  return fault;
};

describe('a KLADR code', () => {
  it.each([
    ['7700000000000', 'Moscow'],
    ['6600000100000', 'Yekaterinburg'],
    ['0100500001400', 'a settlement'],
    ['01005000014000500', 'the street of the API page'],
    ['16000001000132900', 'a street of Kazan'],
    ['7700000000028360004', 'the building of the API page'],
    ['9900000000000', 'Baikonur'],
    ['7700000000051', 'a place renamed since'],
  ])('%s is right: %s', (code) => {
    expect(kladrFaults(code)).toEqual([]);
  });

  it.each([
    ['', 'empty'],
    ['7', '1 character; a code has 13 digits at least'],
    ['7', 'it ends in the part «region»'],
    ['77000', 'it ends in the part «district»'],
    ['770000', 'it ends in the part «city»'],
    ['7700000000', 'it ends in the part «settlement»'],
    ['770000000000', 'it ends in the part «actuality»'],
    ['77000000000002', '3 are missing for a street'],
    ['7700000000000283', '1 is missing for a street'],
    ['770000000002836000', 'a building’s code has 19 digits: 3 of the building’s 4 are here'],
    ['77000000000283600040', 'a building’s code has 19 digits, and no code has more'],
    [' 7700000000000', 'blanks around the digits'],
    ['7700000000000\n', 'blanks around the digits'],
  ])('%j is of a wrong length: %s', (code, message) => {
    const [fault] = kladrFaults(code);
    expect(fault).toMatchObject({ part: 'code', from: 0, to: code.length, got: code });
    expect(fault?.message).toContain(message);
  });

  it.each([
    ['7A00000000000', 'region', 'A', 2],
    ['77O0000000000', 'district', 'O', 3],
    ['77000-0000000', 'city', '-', 6],
    ['77000000٣0000', 'settlement', '٣', 9],
    ['77000000000x0', 'actuality', 'x', 12],
    ['01005000014я00500', 'street', 'я', 12],
    ['010050000140005 0', 'actuality', ' ', 16],
    ['77000000000283600!4', 'building', '!', 18],
    ['77000000000283600😀', 'building', '😀', 18],
  ])('%s is wrong in its %s', (code, part, character, position) => {
    const fault = only(code);
    expect(fault.part).toBe(part);
    expect(fault.message).toBe(`«${character}» at character ${position} is no digit from 0 to 9`);
    expect(fault.got).toBe(code.slice(fault.from, fault.to));
  });

  it('has every fault named at once', () => {
    expect(partsOf('77OO00000000')).toEqual(['code', 'district']);
    expect(partsOf('00a00b00c00dd')).toEqual(['region', 'district', 'city', 'settlement', 'actuality']);
  });

  it.each([
    ' 6600000200000 ',
    ' 770000000000',
    '\t7700000000000',
    '7700000000000\u00a0',
    ' 77OO ',
    ' ',
    '\n',
  ])('%j has blanks around, and that one fault', (code) => {
    const fault = only(code);
    expect(fault).toMatchObject({ part: 'code', from: 0, to: code.length, got: code });
    expect(fault.message).toContain('blank');
  });

  it('has no fault beyond its end', () => {
    for (const code of ['A', '7A', '77O', '77000x', '7700000000000283x']) {
      for (const { from, to, got } of kladrFaults(code)) {
        expect(to).toBeLessThanOrEqual(code.length);
        expect(code.slice(from, to)).toBe(got);
      }
    }
  });

  it('has no region 00', () => {
    expect(only('0000000000000')).toEqual({
      part: 'region',
      from: 0,
      to: 2,
      got: '00',
      message: 'region 00 does not exist; regions are 01 to 99',
    });
  });

  it.each([undefined, null, 7700000000000, {}, []])('is a text, and not %j', (code) => {
    expect(only(code)).toMatchObject({
      part: 'code',
      message: expect.stringContaining('13, 17 or 19 digits'),
    });
  });

  it('is right exactly when it is 13, 17 or 19 digits of a region that exists', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 22 }),
      fc.stringMatching(/^\d{12,20}$/),
      fc.stringMatching(/^(\d{13}|\d{17}|\d{19})$/),
    );
    fc.assert(
      fc.property(texts, (code) => {
        const right = /^(\d{13}|\d{17}|\d{19})$/.test(code) && !code.startsWith('00');
        expect(kladrFaults(code).length === 0).toBe(right);
      }),
    );
  });
});
