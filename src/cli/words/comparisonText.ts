import type { ChangeSummary } from '../../compare/changeTally.js';
import type { ComparisonSummary } from '../../compare/comparisonTally.js';
import type { Move } from '../../compare/largestMoves.js';
import { DELIVERY_TYPES, type Policy } from '../../index.js';
import { Decimal } from '../../pricing/decimal.js';
import { style } from '../output/style.js';
import { tableLines, type Column } from '../output/table.js';
import { plain } from './names.js';

/** A comparison for people: a column for each type and the cheapest offer, then the largest moves. */
export function comparisonText(
  { requests, types, cheapest, rises, falls }: ComparisonSummary,
  before: Policy,
  after: Policy,
): readonly string[] {
  const decimals = Math.max(decimalsOf(before), decimalsOf(after));
  const currency =
    before.currency === after.currency ? before.currency : `${before.currency}, then ${after.currency}`;
  const columns = [...DELIVERY_TYPES.map((type) => types[type]), cheapest];
  return [
    `${requests} ${requests === 1 ? 'request' : 'requests'}, prices in ${currency}`,
    '',
    ...tableLines(
      COLUMNS,
      ROWS.map(([title, show]) => [title, ...columns.map((column) => show(column, decimals))]),
      dim,
    ),
    '',
    ...moveLines('Largest rises', rises, decimals),
    '',
    ...moveLines('Largest falls', falls, decimals),
  ];
}

const dim = (title: string) => style('dim', title);

const COLUMNS: readonly Column[] = [
  { title: '' },
  ...[...DELIVERY_TYPES, 'CHEAPEST'].map((title) => ({ title, align: 'right' }) as const),
];

type Row = readonly [title: string, show: (of: ChangeSummary, decimals: number) => string];

const ROWS: readonly Row[] = [
  ['offered before', ({ offeredBefore }) => String(offeredBefore)],
  ['offered after', ({ offeredAfter }) => String(offeredAfter)],
  ['  gained', ({ gained }) => String(gained)],
  ['  lost', ({ lost }) => String(lost)],
  ['offered in both', ({ dearer, cheaper, equal }) => String(dearer + cheaper + equal)],
  ['  dearer', ({ dearer }) => String(dearer)],
  ['  cheaper', ({ cheaper }) => String(cheaper)],
  ['  at the same price', ({ equal }) => String(equal)],
  ['  arrives later', ({ later }) => String(later)],
  ['  arrives earlier', ({ earlier }) => String(earlier)],
  ['  sum before', ({ sumBefore }, decimals) => money(sumBefore, decimals)],
  ['  sum after', ({ sumAfter }, decimals) => money(sumAfter, decimals)],
  ['  difference', ({ sumDifference }, decimals) => signed(sumDifference, decimals)],
  [
    '  median difference',
    ({ medianDifference }, decimals) =>
      medianDifference === null ? '-' : signed(medianDifference, decimals),
  ],
];

const MOVE_COLUMNS: readonly Column[] = [
  { title: 'REQUEST' },
  { title: 'TYPE' },
  { title: 'BEFORE', align: 'right' },
  { title: 'AFTER', align: 'right' },
  { title: 'DIFFERENCE', align: 'right' },
];

function moveLines(title: string, moves: readonly Move[], decimals: number): readonly string[] {
  if (moves.length === 0) return [`${title}: none`];
  const rows = moves.map(({ id, type, before, after, difference }) => [
    plain(id),
    style('bold', type),
    before,
    after,
    signed(difference, decimals),
  ]);
  return [title, ...tableLines(MOVE_COLUMNS, rows, dim).map((line) => `  ${line}`)];
}

/** An amount with at least as many decimals as prices have: a median may lie between two of them. */
function money(amount: string, decimals: number): string {
  const exact = new Decimal(amount);
  return exact.toFixed(Math.max(decimals, exact.decimalPlaces()));
}

function signed(amount: string, decimals: number): string {
  return new Decimal(amount).gt(0) ? `+${money(amount, decimals)}` : money(amount, decimals);
}

function decimalsOf({ price }: Policy): number {
  return price.step.split('.')[1]?.length ?? 0;
}
