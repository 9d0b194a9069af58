import { leastPerMetre, leastsOf } from './budget.js';
import { Decimal, plainDecimal } from './decimal.js';
import type { PriceRules } from './price.js';

/** One tariff row in effect: from its distance on, or up to it, a kilometre costs `price`. */
export interface TariffBand {
  readonly tariffId: string;
  /** Kilometres. */
  readonly distance: number;
  /** Money per kilometre. */
  readonly price: number;
}

/** How rows become bands (DESIGN.md, "Tariffs"). */
export interface BandRules {
  readonly band: 'upTo' | 'from';
  readonly accumulate: 'whole' | 'graduated';
  /** Kilometres; read with `from` only. */
  readonly maxKm: number;
}

/**
 * The bands of one tariff sheet, compiled to whole numbers. A chargeable distance of `m` metres in band
 * `i` costs `(bases[i] + rates[i] * m) * trips / denominator` steps of `price.step`, before rounding.
 */
export interface BandTable {
  /** The least chargeable metres that are in a band (above 0 with `from` only). */
  readonly low: number;
  /** The greatest chargeable metres of each band, ascending; empty where `maxKm` leaves no band. */
  readonly highs: Float64Array;
  readonly rates: Float64Array;
  readonly bases: Float64Array;
  readonly denominator: number;
  /**
   * For each band, somewhat less than `bases[i] + rates[i] * m` is for any `m` in this band or a later one; so it
   * ascends, and what a budget reaches is found from below. NaN where doubles overflow: then nothing is told.
   */
  readonly leasts: Float64Array;
  /** Somewhat less than any price is before rounding: steps a metre and a trip. */
  readonly leastPerMetre: number;
  /** The same figures where they, or a price, may pass 2^53. */
  readonly big: BigBands | null;
  readonly tariffIds: readonly string[];
  /** Plain decimals. */
  readonly pricesPerKm: readonly string[];
  /** The longest chargeable distance the bands allow, in kilometres, as a number and as a plain decimal. */
  readonly reachKm: number;
  readonly reachText: string;
}

export interface BigBands {
  readonly rates: readonly bigint[];
  readonly bases: readonly bigint[];
  readonly denominator: bigint;
}

/** Compiles the rows of one sheet: at least one, each distance once. */
export function compileBands(
  rows: readonly TariffBand[],
  rules: BandRules,
  price: PriceRules,
  maxTrips: number,
): BandTable {
  const sorted = [...rows].sort((a, b) => a.distance - b.distance);
  const edges = sorted.map((row) => new Decimal(row.distance).times(1000));
  const bands =
    rules.band === 'upTo' ? bandsUpTo(edges) : bandsFrom(edges, new Decimal(rules.maxKm).times(1000));
  const used = sorted.slice(0, bands.highs.length);

  const rates = used.map((row) => new Decimal(row.price).div(1000));
  const bases = rules.accumulate === 'whole' ? rates.map(() => ZERO) : graduatedBases(rates, bands.starts);
  const step = new Decimal(price.step);
  // No spread into Math.max: a sheet may have more bands than a call may have arguments.
  const places = [...rates, ...bases].reduce(
    (most, figure) => Math.max(most, figure.decimalPlaces()),
    step.decimalPlaces(),
  );
  const scale = new Decimal(10).pow(places);
  const whole = (figure: Decimal) => (figure === ZERO ? ZERO : figure.times(scale));
  const figures = { rates: rates.map(whole), bases: bases.map(whole), denominator: whole(step) };

  const rateFigures = Float64Array.from(figures.rates, (figure) => figure.toNumber());
  const baseFigures = Float64Array.from(figures.bases, (figure) => figure.toNumber());
  const denominator = figures.denominator.toNumber();
  const last = sorted[sorted.length - 1]!.distance;
  const reachKm = rules.band === 'upTo' ? last : rules.maxKm;
  return {
    low: bands.low,
    highs: Float64Array.from(bands.highs),
    rates: rateFigures,
    bases: baseFigures,
    denominator,
    leastPerMetre: leastPerMetre(bands.low, bands.highs, rateFigures, baseFigures) / denominator,
    leasts: leastsOf(bands.low, bands.highs, rateFigures, baseFigures),
    big: fitDoubles(figures, bands.highs, maxTrips)
      ? null
      : {
          rates: figures.rates.map((figure) => BigInt(figure.toFixed())),
          bases: figures.bases.map((figure) => BigInt(figure.toFixed())),
          denominator: BigInt(figures.denominator.toFixed()),
        },
    tariffIds: used.map((row) => row.tariffId),
    pricesPerKm: used.map((row) => plainDecimal(row.price)),
    reachKm,
    reachText: plainDecimal(reachKm),
  };
}

const ZERO = new Decimal(0);

interface BandEdges {
  readonly low: number;
  readonly highs: readonly number[];
  /** Metres at which each band's own stretch begins (graduated). */
  readonly starts: readonly Decimal[];
}

/** The band is the smallest distance >= chargeable: each one ends at its own edge. */
function bandsUpTo(edges: readonly Decimal[]): BandEdges {
  return {
    low: 0,
    highs: edges.map((edge) => edge.floor().toNumber()),
    starts: edges.map((_, i) => edges[i - 1] ?? ZERO),
  };
}

/** The band is the largest distance <= chargeable: each one ends before the next edge, the last at `max`. */
function bandsFrom(edges: readonly Decimal[], max: Decimal): BandEdges {
  const starts = edges.filter((edge) => edge.lte(max));
  const highs = starts.map((_, i) => {
    const next = edges[i + 1];
    return (next === undefined || next.gt(max) ? max.floor() : next.ceil().minus(1)).toNumber();
  });
  return { low: starts[0]?.ceil().toNumber() ?? 0, highs, starts };
}

/** What the stretches before each band cost, less what the band's own rate would take for them. */
function graduatedBases(rates: readonly Decimal[], starts: readonly Decimal[]): readonly Decimal[] {
  let before = ZERO;
  return rates.map((rate, i) => {
    const start = starts[i]!;
    if (i > 0) before = before.plus(rates[i - 1]!.times(start.minus(starts[i - 1]!)));
    return before.minus(rate.times(start));
  });
}

/** Every figure of a sheet is kept so far below 2^53 that rounding, which doubles it and adds, stays exact too. */
const GREATEST_FIGURE = Number.MAX_SAFE_INTEGER / 4;

/** Whether every numerator that a quote can meet is a whole number that small. */
function fitDoubles(
  figures: {
    readonly rates: readonly Decimal[];
    readonly bases: readonly Decimal[];
    readonly denominator: Decimal;
  },
  highs: readonly number[],
  maxTrips: number,
): boolean {
  if (figures.denominator.gt(GREATEST_FIGURE)) return false;
  return figures.rates.every((rate, i) => {
    const base = figures.bases[i]!.abs();
    const high = highs[i]!;
    return high <= GREATEST_FIGURE && rate.times(high).plus(base).times(maxTrips).lte(GREATEST_FIGURE);
  });
}

/** The band of a chargeable distance, its ends included; -1 out of range. */
export function bandOf(table: BandTable, metres: number): number {
  if (metres < table.low) return -1;
  const { highs } = table;
  if (!(metres <= highs[highs.length - 1]!)) return -1;
  let first = 0;
  let last = highs.length - 1;
  while (first < last) {
    const middle = (first + last) >> 1;
    if (metres <= highs[middle]!) last = middle;
    else first = middle + 1;
  }
  return first;
}

/** The greatest chargeable metres that are in a band; -1 where there is none. */
export function reachMetres(table: BandTable): number {
  return table.highs.length === 0 ? -1 : table.highs[table.highs.length - 1]!;
}
