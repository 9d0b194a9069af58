import fc from 'fast-check';
import type { Catalog } from '../../../src/catalog/catalog.js';
import { sometimes } from './choice.js';
import { withFaults } from './faults.js';
import { idsArbitrary } from './ids.js';
import { type Mode, SIZES } from './modes.js';
import { settingArbitrary } from './places.js';
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
  const clean = cleanCatalogArbitrary(mode);
  return mode === 'adversarial' ? sometimes(clean, withFaults(clean), 40) : clean;
}

/** All choices at once, none made from another's result: so each can be shrunk without the others. */
function cleanCatalogArbitrary(mode: Mode): fc.Arbitrary<Catalog> {
  const [minLength, maxLength] = SIZES[mode].vehicles;
  const ids = fc.record({
    city: idsArbitrary(mode, 'city'),
    warehouse: idsArbitrary(mode, 'w'),
    vehicle: idsArbitrary(mode, 't'),
    tariff: idsArbitrary(mode, 'rate'),
    route: idsArbitrary(mode, 'r'),
  });
  return fc
    .record({
      setting: settingArbitrary(mode),
      ids,
      sanctions: fc.array(fc.boolean(), { maxLength: 3 }),
      capacities: fc.array(capacityArbitrary(mode), { minLength, maxLength, size: 'max' }),
      warehousesOf: warehousesArbitrary(mode),
      tariffsOf: tariffsArbitrary(mode),
      routesOf: routesArbitrary(mode),
    })
    .map(({ setting, ids: idOf, sanctions, capacities, warehousesOf, tariffsOf, routesOf }): Catalog => {
      const vehicles = capacities.map((capacity, n) => ({ id: idOf.vehicle(n), ...capacity }));
      const warehouses = warehousesOf(setting, idOf.warehouse);
      return {
        format: 'dovoz-catalog/1',
        fetchedAt: `${setting.today}T00:00:00Z`,
        source: `generated, ${mode}`,
        cities: sanctions.map((isSanction, n) => ({ id: idOf.city(n), isSanction })),
        warehouses,
        tariffs: tariffsOf(vehicles, setting.today, idOf.tariff),
        routes: routesOf({ setting, vehicles, warehouses }, idOf.route),
      };
    });
}
