/** A row of a warehouse's schedule as the API shapes it. */
export interface OpeningRow {
  /** 1 Monday to 7 Sunday. */
  readonly dayOfWeek: number;
  /** Local time HH:mm. */
  readonly begin: string;
  /** Local time HH:mm, up to 24:00. */
  readonly end: string;
}

type Intervals = readonly (readonly [begin: string, end: string])[];

interface Week {
  readonly weekdays: Intervals;
  readonly saturday: Intervals;
  readonly sunday: Intervals;
}

/** What warehouses of a kind keep to: the hub works round the clock, small towns close for lunch. */
const WEEKS: Readonly<Record<string, Week>> = {
  hub: { weekdays: [['00:00', '24:00']], saturday: [['00:00', '24:00']], sunday: [['00:00', '24:00']] },
  metro: { weekdays: [['08:00', '21:00']], saturday: [['09:00', '19:00']], sunday: [['10:00', '18:00']] },
  city: { weekdays: [['08:00', '20:00']], saturday: [['09:00', '18:00']], sunday: [['10:00', '16:00']] },
  region: { weekdays: [['08:00', '19:00']], saturday: [['09:00', '16:00']], sunday: [] },
  town: {
    weekdays: [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
    saturday: [['09:00', '14:00']],
    sunday: [],
  },
  north: { weekdays: [['08:30', '18:00']], saturday: [['10:00', '15:00']], sunday: [] },
  arctic: {
    weekdays: [
      ['09:00', '12:45'],
      ['14:00', '17:30'],
    ],
    saturday: [],
    sunday: [],
  },
};

/** The week of a kind of warehouse, row by row. */
export const openingHours = (kind: string): readonly OpeningRow[] => {
  const week = WEEKS[kind];
  if (week === undefined) throw new Error(`no opening hours ${kind}`);
  return [1, 2, 3, 4, 5, 6, 7].flatMap((dayOfWeek) => {
    const intervals = dayOfWeek === 7 ? week.sunday : dayOfWeek === 6 ? week.saturday : week.weekdays;
    return intervals.map(([begin, end]) => ({ dayOfWeek, begin, end }));
  });
};

/** The weekdays on which a kind of warehouse is open. */
export const openDays = (kind: string): readonly number[] => [
  ...new Set(openingHours(kind).map(({ dayOfWeek }) => dayOfWeek)),
];
