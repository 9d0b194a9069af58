import fc from 'fast-check';
import type { Catalog } from '../../../src/catalog/catalog.js';
import { sometimes } from './choice.js';
import { withFaults } from './faults.js';
import { idsArbitrary } from './ids.js';
import { type Mode, SIZES } from './modes.js';
import { type Setting, settingArbitrary } from './places.js';
import { routesArbitrary } from './routes.js';
import { capacityArbitrary, tariffsArbitrary } from './tariffs.js';
import { warehousesArbitrary } from './warehouses.js';

/**
 * Catalogs in the API's shapes. `fetchedAt` is the midnight (UTC) of the date around which its tariffs and
 * routes lie, so that policies and requests made for it lie there too.
 *
 * Valid by construction but for the adversarial ones, four of ten of which have broken, doubled or
 * conflicting records.
 */
export function catalogArbitrary(mode: Mode): fc.Arbitrary<Catalog> {
  const clean = settingArbitrary(mode).chain((setting) => cleanCatalogArbitrary(mode, setting));
  return mode === 'adversarial' ? sometimes(clean, withFaults(clean), 40) : clean;
}

function cleanCatalogArbitrary(mode: Mode, setting: Setting): fc.Arbitrary<Catalog> {
  const [minLength, maxLength] = SIZES[mode].vehicles;
  const parts = fc.record({
    capacities: fc.array(capacityArbitrary(mode), { minLength, maxLength, size: 'max' }),
    vehicleId: idsArbitrary(mode, 't'),
    warehouses: idsArbitrary(mode, 'w').chain((idOf) => warehousesArbitrary(mode, setting, idOf)),
    tariffId: idsArbitrary(mode, 'rate'),
    routeId: idsArbitrary(mode, 'r'),
    cityId: idsArbitrary(mode, 'city'),
    sanctions: fc.array(fc.boolean(), { maxLength: 3 }),
  });
  return parts.chain(({ capacities, vehicleId, warehouses, tariffId, routeId, cityId, sanctions }) => {
    const vehicles = capacities.map((capacity, n) => ({ id: vehicleId(n), ...capacity }));
    return fc.record({
      format: fc.constant('dovoz-catalog/1' as const),
      fetchedAt: fc.constant(`${setting.today}T00:00:00Z`),
      source: fc.constant(`generated, ${mode}`),
      cities: fc.constant(sanctions.map((isSanction, n) => ({ id: cityId(n), isSanction }))),
      warehouses: fc.constant(warehouses),
      tariffs: tariffsArbitrary(mode, vehicles, setting.today, tariffId),
      routes: routesArbitrary(mode, setting, vehicles, warehouses, routeId),
    });
  });
}
