import { printOf, type AskPage, type ListTraces, type ReadingFlaw } from './listReading.js';

/**
 * Positions of records that are there before, by id or as a whole: lawful (the catalog reader reports
 * `DUPLICATE_ID`), or the mark of a page that came twice.
 */
export function repeatedPositions({ names, prints }: ListTraces): readonly number[] {
  const seen = new Set<string>();
  return prints.flatMap((print, index) => {
    const name = names[index] ?? `print ${print}`;
    if (seen.has(name)) return [index];
    seen.add(name);
    return [];
  });
}

/**
 * Whether two readings show the same list: the same records in the same order; another order is the same
 * list too unless ids repeat in it, where the order says which record counts.
 */
export function agree(one: ListTraces, other: ListTraces): boolean {
  if (one.total !== other.total || one.prints.length !== other.prints.length) return false;
  if (one.prints.every((print, index) => print === other.prints[index])) return true;
  if (repeatedPositions(one).length > 0) return false;
  const prints = new Set(one.prints);
  return new Set(other.prints).size === prints.size && other.prints.every((print) => prints.has(print));
}

/** So many positions are looked at. */
const MAX_LOOKS = 20;

/**
 * Looks at repeated records one by one, each through a window of its own: a page that the server gives
 * twice does not come again under another limit at another offset, a record that is really there does.
 */
export async function confirmRepeated(
  ask: AskPage,
  { prints, total }: ListTraces,
  positions: readonly number[],
): Promise<ReadingFlaw | null> {
  const step = Math.max(1, positions.length / MAX_LOOKS);
  for (let at = 0; at < positions.length; at += step) {
    const offset = positions[Math.floor(at)] ?? 0;
    const page = await ask({ offset, limit: 1 });
    const [record] = page.records;
    if (page.total !== total || record === undefined || printOf(record) !== prints[offset]) {
      return {
        flaw: `record ${offset} repeats an earlier one, but not when asked for alone`,
        offset,
        limit: 1,
      };
    }
  }
  return null;
}
