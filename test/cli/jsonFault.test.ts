import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../src/cli/input/jsonFault.js';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where a text stops being JSON', () => {
  it.each([
    ['', 1, 1, 'expected a value, got the end of the text'],
    ['{"a": 1,\n "b" 2}', 2, 6, 'expected :, got "2}"'],
    ["{'a': 1}", 1, 2, 'expected a name in double quotes or }, got "\'a\': 1}"'],
    ['[1, 2', 1, 6, 'expected , or the end of the list or object, got the end of the text'],
    ['[1, 2}', 1, 6, 'expected , or the end of the list or object, got "}"'],
    ['{"a": 01}', 1, 7, 'expected a value, got "01}"'],
    ['{"a": NaN}', 1, 7, 'expected a value, got "NaN}"'],
    ['{}\n{}', 2, 1, 'expected the end of the text, got "{}"'],
    ['{"a": "x\ty"}', 1, 7, 'expected a value, got "\\"x\\ty\\"}"'],
  ])('%j', (text, line, column, message) => {
    expect(findJsonFault(text)).toEqual({ line, column, message });
  });

  it('is found at once in a long text whose end is missing', () => {
    expect(findJsonFault(`["${'x\\n'.repeat(500_000)}`)).toMatchObject({ line: 1, column: 2 });
  });

  it('agrees with JSON.parse on JSON with a character taken out, put in or changed', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom(
          '',
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"',
          '\\',
          '0',
          '-',
          '.',
          'e',
          't',
          ' ',
          '\n',
          '\u0001',
        ),
        fc.boolean(),
        (json, at, character, replace) => {
          const place = at % (json.length + 1);
          const text = json.slice(0, place) + character + json.slice(place + (replace ? 1 : 0));
          expect(findJsonFault(text) === undefined).toBe(isJson(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
