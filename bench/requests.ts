import type { QuoteRequest, RequestItem } from '../src/index.js';
import type { MadeCatalog } from './networks.js';
import { type Place, moved, readTowns, roughKm } from './places.js';
import { type Random, randomFrom } from './random.js';

/** How a request comes to be. */
type RequestKind = 'town' | 'road' | 'far' | 'heavy';

/**
 * Requests near towns and roads of the network; some far away, too heavy, late in the evening, with a cart
 * and its stock, with a choice of warehouses, or to a restricted city. The same catalog and seed give the
 * same ones.
 */
export function makeRequests(catalog: MadeCatalog, count: number, seed = 20250122): readonly QuoteRequest[] {
  const random = randomFrom(seed);
  const towns = readTowns();
  const { cities, routes } = catalog;
  return Array.from({ length: count }, (_, i): QuoteRequest => {
    const kind = kindOf(random.next());
    const road = random.pick(random.pick(routes).points).location;
    const town = random.pick(towns);
    const location =
      kind === 'far'
        ? { lat: random.between(44, 70), lng: random.between(30, 175) }
        : kind === 'road'
          ? around(road, 8, random)
          : around(town, 6, random);
    const weightKg = Math.round(kind === 'heavy' ? random.between(8000, 40_000) : 1200 * random.next() ** 2);
    const volumeM3 = Math.round(weightKg * random.between(2, 6)) / 1000;
    return {
      id: `r${i + 1}`,
      placedAt: placedAt(random),
      destination: {
        location,
        cityId: random.chance(0.7) ? random.pick(cities).id : null,
        kladrCode: null,
        timeZone: null,
      },
      alternatives: false,
      ...(random.chance(0.3)
        ? cart(catalog, location, weightKg, volumeM3, random)
        : { load: { weightKg, volumeM3 } }),
      ...(random.chance(0.04) ? { warehouseIds: someWarehouses(catalog, random) } : {}),
    };
  });
}

function kindOf(drawn: number): RequestKind {
  return drawn < 0.5 ? 'town' : drawn < 0.85 ? 'road' : drawn < 0.95 ? 'far' : 'heavy';
}

function around(place: Place, km: number, random: Random): Place {
  return moved(place, km * random.bell(), km * random.bell());
}

/** In the weeks of the tariffs' periods, mostly by day; the offset is a shop's own. */
function placedAt(random: Random): string {
  const day = String(20 + random.below(9)).padStart(2, '0');
  const hour = random.chance(0.2) ? 18 + random.below(6) : 7 + random.below(11);
  const minute = String(random.below(60)).padStart(2, '0');
  const second = String(random.below(60)).padStart(2, '0');
  const zone = random.pick(['+03:00', '+05:00', '+07:00', '+10:00']);
  return `2025-0${1 + random.below(2)}-${day}T${String(hour).padStart(2, '0')}:${minute}:${second}${zone}`;
}

/** Some pieces of one to four products, and which warehouses hold how many of them. */
function cart(
  catalog: MadeCatalog,
  near: Place,
  weightKg: number,
  volumeM3: number,
  random: Random,
): Pick<QuoteRequest, 'items' | 'stocks'> {
  const items = Array.from({ length: 1 + random.below(4) }, (): RequestItem => {
    const quantity = 1 + random.below(6);
    return {
      productId: random.guid(),
      quantity,
      weightKg: Math.round((weightKg / quantity / 2) * 1000) / 1000,
      volumeM3: Math.round((volumeM3 / quantity / 2) * 1e6) / 1e6,
    };
  });
  if (random.chance(0.3)) return { items };
  return {
    items,
    stocks: items.map(({ productId, quantity }) => ({
      productId: productId ?? '',
      stock: holders(catalog, near, random).map((warehouseId) => ({
        warehouseId,
        quantity: random.chance(0.9) ? quantity + random.below(20) : quantity / 2,
      })),
    })),
  };
}

/** A fifth to all of the thirty warehouses around: a shop asks for the stock of those that may serve. */
function holders(catalog: MadeCatalog, near: Place, random: Random): readonly string[] {
  const share = random.between(0.2, 1);
  return catalog.warehouses
    .map(({ id, location }) => ({ id, away: roughKm(near, location) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, 30)
    .filter(() => random.chance(share))
    .map(({ id }) => id);
}

function someWarehouses(catalog: MadeCatalog, random: Random): readonly string[] {
  return Array.from({ length: 1 + random.below(5) }, () => random.pick(catalog.warehouses).id);
}
