import type { Policy } from '../../src/policy/policy.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import { exact, toMultiple } from './exact.js';
import type { Exact } from './exact.js';
import type { ReferenceNetwork, Tariff } from './network.js';

/** The rows in effect for a type and a vehicle on a date, by distance. */
export function bandsInEffect(
  { tariffs, policy }: ReferenceNetwork,
  type: DeliveryType,
  transportTypeId: string,
  date: string,
): readonly Tariff[] {
  const started = tariffs.filter(
    (row) => row.deliveryType === type && row.transportTypeId === transportTypeId && row.period <= date,
  );
  const inEffect = started.filter((row) =>
    started
      .filter((other) => policy.tariff.slice === 'sheet' || other.distance === row.distance)
      .every((other) => other.period <= row.period),
  );
  return inEffect.toSorted((one, other) => one.distance - other.distance);
}

/** The longest chargeable distance, in km, that the bands allow. */
export function reachOf(bands: readonly Tariff[], type: DeliveryType, { tariff }: Policy): Exact {
  return tariff.band === 'from' ? exact(tariff.maxKm[type]) : exact(bands.at(-1)?.distance ?? 0);
}

/** The band of a chargeable distance; undefined: out of range. */
export function bandAt(
  km: Exact,
  bands: readonly Tariff[],
  type: DeliveryType,
  policy: Policy,
): Tariff | undefined {
  if (km.greaterThan(reachOf(bands, type, policy))) return undefined;
  return policy.tariff.band === 'upTo'
    ? bands.find(({ distance }) => exact(distance).greaterThanOrEqualTo(km))
    : bands.findLast(({ distance }) => exact(distance).lessThanOrEqualTo(km));
}

/** The price of one load, in trips of the vehicle. */
export function priceOf(
  km: Exact,
  band: Tariff,
  bands: readonly Tariff[],
  trips: number,
  type: DeliveryType,
  policy: Policy,
): Exact {
  const oneTrip =
    policy.tariff.accumulate === 'whole' ? exact(band.price).times(km) : graduated(km, bands, policy);
  const rounded = toMultiple(oneTrip.times(trips), exact(policy.price.step), policy.price.mode);
  const minimum = exact(policy.price.minimum[type]);
  return rounded.lessThan(minimum) ? minimum : rounded;
}

/** Each band's stretch at its own price. */
function graduated(km: Exact, bands: readonly Tariff[], { tariff }: Policy): Exact {
  return bands.reduce((price, { distance, price: perKm }, index) => {
    const [from, to] =
      tariff.band === 'upTo'
        ? [exact(bands[index - 1]?.distance ?? 0), exact(distance)]
        : [exact(distance), exact(bands[index + 1]?.distance ?? Infinity)];
    const reached = km.lessThan(to) ? km : to;
    return reached.greaterThan(from) ? price.plus(reached.minus(from).times(perKm)) : price;
  }, exact(0));
}
