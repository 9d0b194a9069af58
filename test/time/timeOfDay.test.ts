import { expect, it } from 'vitest';
import { msOfTimeOfDay } from '../../src/time/timeOfDay.js';

it.each([
  ['00:00', 0],
  ['00:01', 60_000],
  ['09:30', 34_200_000],
  ['23:59', 86_340_000],
  ['24:00', 86_400_000],
])('%s is %i ms after midnight', (text, ms) => {
  expect(msOfTimeOfDay(text)).toBe(ms);
});
