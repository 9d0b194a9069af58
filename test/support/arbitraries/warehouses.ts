import fc from 'fast-check';
import type { LatLng } from '../../../src/geo/point.js';
import { sometimes } from './choice.js';
import { type Mode, SIZES } from './modes.js';
import { type Setting, anyPlace, movedBy, stepArbitrary, townArbitrary } from './places.js';
import { type RawScheduleRow, scheduleArbitrary } from './schedules.js';

/** The API's `Warehouse`, as far as the engine reads it. */
export interface RawWarehouse {
  readonly id: string;
  readonly location: LatLng;
  readonly isExpressDeliveryAvailable: boolean;
  readonly isDeliveryAvailable: boolean;
  readonly isSelfPickupAvailable: boolean;
  readonly schedule?: readonly RawScheduleRow[] | null | undefined;
}

const flag = sometimes(fc.constant(true), fc.constant(false), 15);

/** Around the centre; national ones around any town; now and then (adversarial) anywhere on the globe. */
function siteArbitrary(mode: Mode): fc.Arbitrary<(setting: Setting) => LatLng> {
  const step = stepArbitrary(mode === 'national' ? 0.5 : 0.2);
  const hub = mode === 'national' ? townArbitrary : fc.constant(null);
  const site = fc.tuple(hub, step).map(
    ([town, { north, east }]) =>
      ({ centre, wide }: Setting) =>
        movedBy(town ?? centre, north, east * wide),
  );
  return mode === 'adversarial'
    ? sometimes(
        site,
        anyPlace.map((place) => () => place),
        6,
      )
    : site;
}

export function warehousesArbitrary(
  mode: Mode,
): fc.Arbitrary<(setting: Setting, idOf: (n: number) => string) => RawWarehouse[]> {
  const [minLength, maxLength] = SIZES[mode].warehouses;
  const warehouse = fc.record({
    site: siteArbitrary(mode),
    flags: fc.record({
      isExpressDeliveryAvailable: flag,
      isDeliveryAvailable: flag,
      isSelfPickupAvailable: flag,
    }),
    schedule: scheduleArbitrary(mode),
  });
  return fc.array(warehouse, { minLength, maxLength, size: 'max' }).map(
    (list) => (setting, idOf) =>
      list.map(({ site, flags, schedule }, n) => ({
        id: idOf(n),
        location: site(setting),
        ...flags,
        schedule,
      })),
  );
}
