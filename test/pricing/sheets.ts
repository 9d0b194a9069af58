import { type BandRules, type BandTable, type TariffBand, compileBands } from '../../src/pricing/band.js';
import type { PriceRules } from '../../src/pricing/price.js';

/** `10km@50` a band of 10 km at 50 a km; its tariff row is named by its distance. */
export function bandsOf(text: string): TariffBand[] {
  return text.split(' ').map((row) => {
    const [distance = '', price = ''] = row.split('km@');
    return { tariffId: `t${distance}`, distance: Number(distance), price: Number(price) };
  });
}

export const kopecks: PriceRules = {
  step: '0.01',
  mode: 'HALF_UP',
  minimum: { ROUTE: '0', EXPRESS: '0', TOMORROW: '0' },
};

export function sheet(
  text: string,
  rules: Partial<BandRules> = {},
  price: PriceRules = kopecks,
  maxTrips = 1,
): BandTable {
  return compileBands(
    bandsOf(text),
    { band: 'upTo', accumulate: 'whole', maxKm: 300, ...rules },
    price,
    maxTrips,
  );
}
