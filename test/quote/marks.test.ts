import { describe, expect, it } from 'vitest';
import { Marks } from '../../src/quote/marks.js';

const things = [0, 1, 2];
const marked = (marks: Marks) => things.filter((thing) => marks.has(thing));

describe('marks', () => {
  it('are on what they were put on', () => {
    const marks = new Marks(3);
    expect(marked(marks)).toEqual([]);
    marks.add(2);
    marks.add(0);
    marks.add(2);
    expect(marked(marks)).toEqual([0, 2]);
  });

  it('are taken off all at once, time and again', () => {
    const marks = new Marks(3);
    for (const thing of things) {
      marks.clear();
      marks.add(thing);
      expect(marked(marks)).toEqual([thing]);
    }
    marks.clear();
    expect(marked(marks)).toEqual([]);
  });

  it('are off even where the stamps have gone round since', () => {
    const marks = new Marks(3);
    marks.add(0);
    marks.clear();
    marks.add(1);
    Object.assign(marks, { stamp: 0xffff_ffff });
    marks.add(2);
    for (let i = 0; i < 3; i++) {
      marks.clear();
      expect(marked(marks)).toEqual([]);
    }
    marks.add(1);
    expect(marked(marks)).toEqual([1]);
  });
});
