import { getVehicle, transportType, type Vehicle, type VehicleName } from './vehicles.js';

/** Roubles for a kilometre of a TOMORROW delivery of 70 to 100 km in 2026, the way back included. */
const PER_KM: Readonly<Partial<Record<VehicleName, number>>> = {
  Ларгус: 38,
  ГАЗель: 52,
  '3 т': 66,
  '5 т': 82,
  '10 т': 112,
};

/** Bands in km with their share of the price above: short trips cost more a kilometre. */
const SHEETS = {
  ROUTE: {
    share: 0.65,
    bands: { 5: 1.2, 10: 1.1, 20: 1, 35: 0.95, 50: 0.92 },
    reach: { ГАЗель: 50, '3 т': 50, '5 т': 35, '10 т': 35 },
  },
  TOMORROW: {
    share: 1,
    bands: { 10: 1.3, 20: 1.18, 40: 1.1, 70: 1.04, 100: 1, 150: 0.96, 200: 0.93 },
    reach: { Ларгус: 150, ГАЗель: 200, '3 т': 200, '5 т': 200, '10 т': 150 },
  },
  EXPRESS: {
    share: 1.45,
    bands: { 10: 1.3, 25: 1.15, 50: 1.05, 100: 1, 150: 0.97 },
    reach: { Ларгус: 150, ГАЗель: 150, '3 т': 100, '5 т': 50 },
  },
} as const;

/** Price lists by the date from which they hold: last year's, this year's and the one to come. */
const PERIODS = [
  { period: '2025-02-01', share: 0.87 },
  { period: '2026-02-01', share: 1 },
  { period: '2027-02-01', share: 1.09 },
] as const;

/** Every tariff row in the API's shape, ids counting from 1 as on the API page. */
export const makeTariffs = (fleet: readonly Vehicle[]): readonly object[] =>
  PERIODS.flatMap(({ period, share: ofYear }) =>
    Object.entries(SHEETS).flatMap(([deliveryType, { share, bands, reach }]) =>
      Object.entries(reach).flatMap(([name, reachKm]) =>
        Object.entries(bands)
          .map(([km, ofBand]) => ({ distance: Number(km), ofBand }))
          .filter(({ distance }) => distance <= reachKm)
          .map(({ distance, ofBand }) => ({
            deliveryType,
            transportType: transportType(getVehicle(fleet, name)),
            period,
            distance,
            price: Math.round(perKm(name) * share * ofBand * ofYear),
          })),
      ),
    ),
  ).map((row, index) => ({ id: String(index + 1), ...row }));

const perKm = (name: string): number => {
  const price = Object.entries(PER_KM).find(([vehicle]) => vehicle === name)?.[1];
  if (price === undefined) throw new Error(`no price of ${name}`);
  return price;
};
