import fc from 'fast-check';
import { DELIVERY_TYPES, type DeliveryType } from '../../../src/pricing/deliveryType.js';
import { numberBetween, sometimes } from './choice.js';
import { type Mode, SIZES } from './modes.js';
import { dateAfter } from './places.js';

/** The API's `transportType`, as far as the engine reads it. */
export interface RawVehicle {
  readonly id: string;
  /** Kilograms. */
  readonly loadCapacity: number;
  /** Cubic metres. */
  readonly volume: number;
}

/** A row of the API's tariffs. */
export interface RawTariff {
  readonly id: string;
  readonly deliveryType: DeliveryType;
  readonly transportType: RawVehicle;
  readonly period: string;
  /** Kilometres. */
  readonly distance: number;
  /** Money per kilometre. */
  readonly price: number;
}

/** What one trip carries. Binary fractions and nothing at all are among them. */
export function capacityArbitrary(mode: Mode): fc.Arbitrary<Omit<RawVehicle, 'id'>> {
  const usual = fc.record({
    loadCapacity: fc.constantFrom(1500, 500, 300, 5000, 20000, 0.3),
    volume: fc.constantFrom(9, 4, 2, 36.5, 16, 0.3),
  });
  if (mode !== 'adversarial') return usual;
  const odd = fc.record({
    loadCapacity: fc.oneof(fc.constantFrom(0, 0.1, 1e-7, 1e21), numberBetween(0, 1000)),
    volume: fc.oneof(fc.constantFrom(0, 0.1, 5e-324, 1e300), numberBetween(0, 10)),
  });
  return sometimes(usual, odd, 15);
}

interface Band {
  readonly distance: number;
  readonly price: number;
}

function bandArbitrary(mode: Mode): fc.Arbitrary<Band> {
  const distance = fc.constantFrom(5, 10, 20, 20.5, 50, 100, 150, 300);
  const price = fc.constantFrom(0, 0.1, 0.3, 9.99, 10, 12.345, 15, 25, 40);
  if (mode !== 'adversarial') return fc.record({ distance, price });
  // Nothing; a metre; less than a metre; not a whole metre; half way round the globe and far beyond.
  const oddDistance = fc.oneof(
    fc.constantFrom(0, 0.001, 0.0004, 12.3456, 10.0005, 25000, 1e6, 1e15, 1e300),
    numberBetween(0, 500),
  );
  const oddPrice = fc.oneof(
    fc.constantFrom(0.005, 0.015, 1.005, 1e-7, 5e-324, 0.1 + 0.2, 1e21, 1e300, 2 ** 53 + 2),
    numberBetween(0, 1000),
  );
  return fc.record({
    distance: sometimes(distance, oddDistance, 12),
    price: sometimes(price, oddPrice, 12),
  });
}

interface Sheet {
  /** Days from today to the period's first date. */
  readonly since: number;
  readonly bands: readonly Band[];
}

/** Most periods began long ago; some begin around today, so that the date decides which is in effect. */
const SINCE = fc.oneof(
  { weight: 7, arbitrary: fc.constantFrom(-400, -30) },
  { weight: 3, arbitrary: fc.constantFrom(-1, 0, 1, 2, 3) },
  { weight: 1, arbitrary: fc.constantFrom(7, 60) },
);

function sheetsArbitrary(mode: Mode): fc.Arbitrary<readonly Sheet[]> {
  const bands = fc.uniqueArray(bandArbitrary(mode), {
    minLength: 1,
    maxLength: 4,
    selector: ({ distance }) => distance,
  });
  const sheet = fc.record({ since: SINCE, bands });
  return fc.uniqueArray(sheet, { minLength: 1, maxLength: 3, selector: ({ since }) => since });
}

/**
 * The tariffs of some vehicles: for each type some periods with some bands, or (now and then) none. Ids are
 * by number.
 */
export function tariffsArbitrary(
  mode: Mode,
): fc.Arbitrary<
  (vehicles: readonly RawVehicle[], today: string, idOf: (n: number) => string) => RawTariff[]
> {
  const most = SIZES[mode].vehicles[1] * DELIVERY_TYPES.length;
  const sheets = fc.array(sometimes(sheetsArbitrary(mode), fc.constant([]), 8), {
    minLength: most,
    maxLength: most,
  });
  return sheets.map((perKind) => (vehicles, today, idOf) => {
    const kinds = vehicles.flatMap((transportType) =>
      DELIVERY_TYPES.map((deliveryType) => ({ transportType, deliveryType })),
    );
    const tariffs: RawTariff[] = [];
    kinds.forEach(({ transportType, deliveryType }, kind) => {
      for (const { since, bands } of perKind[kind] ?? []) {
        for (const { distance, price } of bands) {
          const id = idOf(tariffs.length);
          const period = dateAfter(today, since);
          tariffs.push({ id, deliveryType, transportType, period, distance, price });
        }
      }
    });
    return tariffs;
  });
}
