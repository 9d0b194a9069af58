import { describe, expect, it } from 'vitest';
import { ceilToMinute, floorToMinute, msOfHours } from '../../src/time/units.js';

describe('whole minutes', () => {
  it('stay as they are both ways', () => {
    expect(ceilToMinute(1_737_435_600_000)).toBe(1_737_435_600_000);
    expect(floorToMinute(1_737_435_600_000)).toBe(1_737_435_600_000);
  });

  it('are a millisecond away from the next ones', () => {
    expect(ceilToMinute(60_001)).toBe(120_000);
    expect(floorToMinute(59_999)).toBe(0);
  });

  it('go the same way before 1970', () => {
    expect(ceilToMinute(-60_001)).toBe(-60_000);
    expect(floorToMinute(-60_001)).toBe(-120_000);
  });
});

describe('hours', () => {
  it('are rounded to the millisecond: a third of an hour is 1,200,000 ms', () => {
    expect(msOfHours(1 / 3)).toBe(1_200_000);
    expect(msOfHours(4.1)).toBe(14_760_000);
    expect(msOfHours(0)).toBe(0);
    // 0.7 ms and 0.3 ms
    expect(msOfHours(0.7 / 3_600_000)).toBe(1);
    expect(msOfHours(0.3 / 3_600_000)).toBe(0);
  });
});
