import { metresOfSquaredChord } from '../../src/geo/sphere.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import type { BandTable } from '../../src/pricing/band.js';
import type { DeliveryType } from '../../src/pricing/deliveryType.js';
import type { Candidate } from '../../src/quote/candidate.js';
import { Offers } from '../../src/quote/offers.js';
import { sheet } from '../pricing/sheets.js';
import { type Asked, inquiryOf, route, tariffs, townOf, warehouse } from './town.js';

export const town = {
  warehouses: [warehouse('w1', 0)],
  tariffs: [
    ...tariffs('EXPRESS van 10km@50 30km@40'),
    ...tariffs('EXPRESS truck 100km@90'),
    ...tariffs('EXPRESS truck 200km@90', '2025-02-01'),
    ...tariffs('ROUTE van 50km@15'),
    ...tariffs('ROUTE truck 50km@15'),
    ...tariffs('TOMORROW van 10km@5', '2025-02-01'),
  ],
  routes: [route('r', '0@w1 100')],
};

export function offersOf(type: DeliveryType, policy: PartialPolicy = {}, asked: Asked = {}): Offers {
  const inquiry = inquiryOf(townOf(town, policy), asked);
  const offers = new Offers(inquiry, type);
  offers.begin();
  return offers;
}

export const ids = ({ inquiry, vehicleCount, vehicles }: Offers) =>
  Array.from(vehicles.subarray(0, vehicleCount), (vehicle) => inquiry.parts.vehicles[vehicle]!.id);
/** By vehicle id the metres up to which it may still win. */
export const vehicleMetres = ({ inquiry, limits }: Offers) =>
  Object.fromEntries(inquiry.parts.vehicles.map(({ id }, vehicle) => [id, metres(limits[vehicle]!)]));
export const metres = (limit: number) =>
  limit < 0 ? -1 : limit === Infinity ? Infinity : metresOfSquaredChord(limit);

export function candidate(table: BandTable, over: Partial<Candidate> = {}): Candidate {
  return {
    type: 'EXPRESS',
    price: 50_000,
    arrivesAt: 1000,
    departsAt: 0,
    metres: 10_000,
    warehouse: 0,
    route: -1,
    pickup: -1,
    vehicle: 1,
    sheet: table,
    band: 0,
    trips: 1,
    travelMs: 0,
    ...over,
  };
}

export const table = sheet('10km@50 30km@40');
