import type { Network, Option, Quote, QuoteRequest } from '../../index.js';
import { style } from '../output/style.js';
import { tableLines, widthOf, type Column } from '../output/table.js';
import { askedLoad } from './asked.js';
import { humanTime, humanTimeWithYear } from './humanTime.js';
import type { Names } from './names.js';
import { loadText, reasonText } from './reasons.js';
import { reckoningText } from './reckoning.js';

/** What a quote is told with. */
export interface Telling {
  readonly network: Network;
  readonly names: Names;
  /** Columns that a line may take: a table that is wider is told option by option. */
  readonly width: number;
  /** Pick-ups listed at most; all of them unless given. */
  readonly pickups?: number;
}

/** A quote for people: options, other offers, pick-ups, and what is not possible and why. */
export function quoteLines(request: QuoteRequest, quote: Quote, telling: Telling): readonly string[] {
  const { network, names } = telling;
  const { lat, lng } = request.destination.location;
  const load = askedLoad(request);
  const parts = [
    [`${lat}, ${lng} · ${loadText(load)} · ordered ${humanTimeWithYear(request.placedAt)}`],
    quote.options.length === 0
      ? [style('yellow', 'No delivery is possible.')]
      : optionLines(quote.options, request, telling),
    quote.alternatives.length === 0
      ? []
      : ['Other offers, cheaper or earlier', ...optionLines(quote.alternatives, request, telling)],
    pickupLines(quote, request, names, telling.pickups),
    refusalLines(quote, network, load),
  ];
  return parts.filter((lines) => lines.length > 0).flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

const COLUMNS: readonly Column[] = [
  { title: 'TYPE' },
  { title: 'PRICE', align: 'right' },
  { title: 'VEHICLE' },
  { title: 'FROM' },
  { title: 'LEAVES' },
  { title: 'ARRIVES' },
  { title: 'ORDER BY' },
];

/** Under an option's type begins what is told of it besides. */
const INDENT = ' '.repeat(10);

/** A table, under each of its rows how the price came about; told option by option where that is too wide. */
function optionLines(options: readonly Option[], request: QuoteRequest, telling: Telling): readonly string[] {
  const { names, network, width } = telling;
  const told = options.map((option) => ({
    cells: cellsOf(option, request, names),
    reasons: [
      reckoningText(option, request.placedAt, network),
      ...(option.routeId === null ? [] : [`route ${names.route(option.routeId)}`]),
    ],
  }));
  const [titles = '', ...rows] = tableLines(
    COLUMNS,
    told.map(({ cells }) => cells),
    (title) => style('dim', title),
  );
  const table = rows.flatMap((row, i) => [row, `${INDENT}${told[i]?.reasons.join('; ') ?? ''}`]);
  if (Math.max(...[titles, ...table].map(widthOf)) <= width) return [titles, ...table];
  return told.flatMap(({ cells, reasons }) => narrow(cells, reasons));
}

/** In the order of COLUMNS. */
function cellsOf(option: Option, { placedAt }: QuoteRequest, names: Names): readonly string[] {
  const trips = option.trips === 1 ? '' : `${option.trips} × `;
  return [
    style('bold', option.type),
    style('green', `${option.price} ${option.currency}`),
    `${trips}${names.vehicle(option.transportTypeId)}`,
    names.warehouse(option.warehouseId),
    humanTime(option.departsAt, placedAt),
    humanTime(option.arrivesAt, placedAt),
    humanTime(option.orderBy, placedAt),
  ];
}

/** One option on lines of its own, for a terminal on which the table does not fit. */
function narrow(cells: readonly string[], reasons: readonly string[]): readonly string[] {
  const [type = '', price, vehicle, from, leaves, arrives, orderBy] = cells;
  const gap = ' '.repeat(Math.max(1, INDENT.length - widthOf(type)));
  return [
    `${type}${gap}${price}  ${vehicle}`,
    ...reasons.map((reason) => INDENT + reason),
    `${INDENT}from ${from}, order by ${orderBy}`,
    `${INDENT}leaves ${leaves}, arrives ${arrives}`,
  ];
}

function pickupLines(
  { pickups }: Quote,
  { placedAt }: QuoteRequest,
  names: Names,
  most: number = pickups.length,
): readonly string[] {
  const rows = pickups
    .slice(0, most)
    .map(({ warehouseId, distanceKm, readyAt }) => [
      `${distanceKm} km`,
      names.warehouse(warehouseId),
      `ready ${humanTime(readyAt, placedAt)}`,
    ]);
  const columns: readonly Column[] = [
    { title: '', align: 'right' },
    { title: '' },
    { title: '', align: 'right' },
  ];
  return rows.length === 0
    ? []
    : ['Pick up, free of charge (as the crow flies)', ...indented(tableLines(columns, rows).slice(1))];
}

function refusalLines(quote: Quote, network: Network, load: ReturnType<typeof askedLoad>): readonly string[] {
  const lines = quote.unavailable.map(
    (refusal) => `${style('yellow', `${refusal.type}:`)} ${reasonText(refusal, load, network.policy)}`,
  );
  return lines.length === 0 ? [] : ['Not offered', ...indented(lines)];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
