import { cityId } from './cities.js';
import { getPlace, type Places } from './places.js';
import type { StockedProduct, StockRecord } from './stock.js';

/** One situation: where and when, what is ordered, and what the answer shows. */
interface Situation {
  readonly id: string;
  /** What a reader sees in the answer; the engine ignores the field. */
  readonly title: string;
  readonly placedAt: string;
  /** A place in a town of the table of places, if it is in one, and its coordinates. */
  readonly town?: string;
  readonly at: { readonly lat: number; readonly lng: number };
  readonly load?: { readonly weightKg: number; readonly volumeM3: number };
  /** Pieces by sku; weights and volumes are the products'. */
  readonly items?: Readonly<Record<string, number>>;
  /** Only what this warehouse's town holds counts as stock. */
  readonly stockedAt?: string;
  readonly alternatives?: boolean;
}

const SITUATIONS: readonly Situation[] = [
  {
    id: 'on-route',
    title: 'On a route: Asbest, where trucks stop anyway; only the way from the road is charged',
    placedAt: '2026-12-01T10:15:00+05:00',
    town: 'Асбест',
    at: { lat: 57.0174, lng: 61.4431 },
    load: { weightKg: 186, volumeM3: 0.9 },
  },
  {
    id: 'between-points',
    title: 'Between two points of a route: a village on the road from Tugulym to Tyumen',
    placedAt: '2026-12-01T10:15:00+05:00',
    at: { lat: 57.107, lng: 65.08 },
    load: { weightKg: 420, volumeM3: 3.1 },
  },
  {
    id: 'express',
    title: 'Express: Yekaterinburg, ordered in the morning, there by noon',
    placedAt: '2026-12-01T09:05:00+05:00',
    town: 'Екатеринбург',
    at: { lat: 56.8872, lng: 60.5946 },
    items: { 'KN-24-2': 1, 'NC-25-60': 1, 'PPR-25': 2 },
  },
  {
    id: 'tomorrow',
    title: 'Tomorrow: Yemanzhelinsk, ordered in the evening, when the warehouse in Chelyabinsk closes',
    placedAt: '2026-12-01T19:10:00+05:00',
    town: 'Еманжелинск',
    at: { lat: 54.7702, lng: 61.3391 },
    load: { weightKg: 95, volumeM3: 0.6 },
  },
  {
    id: 'past-cut-off',
    title: 'Past the cut-off: Tyumen at 20:40, too late for today',
    placedAt: '2026-12-01T20:40:00+05:00',
    town: 'Тюмень',
    at: { lat: 57.1613, lng: 65.5446 },
    load: { weightKg: 40, volumeM3: 0.2 },
  },
  {
    id: 'too-far',
    title: 'Too far: Tura on the Nizhnyaya Tunguska, where no road leads',
    placedAt: '2026-12-01T10:15:00+05:00',
    at: { lat: 64.28, lng: 100.22 },
    load: { weightKg: 120, volumeM3: 0.8 },
  },
  {
    id: 'too-heavy',
    title: 'Too heavy: eighteen industrial boilers, 15.5 tonnes, in one delivery',
    placedAt: '2026-12-01T10:15:00+05:00',
    town: 'Первоуральск',
    at: { lat: 56.9147, lng: 59.9662 },
    load: { weightKg: 15480, volumeM3: 43.2 },
  },
  {
    id: 'restricted',
    title: 'Restricted: Novouralsk, a closed town; the goods may be collected',
    placedAt: '2026-12-01T10:15:00+05:00',
    town: 'Новоуральск',
    at: { lat: 57.2471, lng: 60.0954 },
    load: { weightKg: 36, volumeM3: 0.2 },
  },
  {
    id: 'out-of-stock',
    title: 'Out of stock: a heat pump that no warehouse holds',
    placedAt: '2026-12-01T10:15:00+05:00',
    town: 'Пермь',
    at: { lat: 58.0312, lng: 56.2904 },
    items: { 'TNV-12': 1 },
  },
  {
    id: 'hub-only',
    title: 'In stock at the hub alone: an expansion vessel of 1000 l to Revda comes from Yekaterinburg',
    placedAt: '2026-12-01T10:15:00+05:00',
    town: 'Ревда',
    at: { lat: 56.7887, lng: 59.9172 },
    items: { 'BR-1000': 1 },
  },
  {
    id: 'choice',
    title: 'A choice: Miass with every offer that is cheaper or earlier than the others',
    placedAt: '2026-12-01T08:30:00+05:00',
    town: 'Миасс',
    at: { lat: 55.1186, lng: 60.1042 },
    load: { weightKg: 310, volumeM3: 2.2 },
    alternatives: true,
  },
  {
    id: 'sunday',
    title: 'Sunday: Krasnoturyinsk, whose shop in Serov is closed until Monday',
    placedAt: '2026-12-06T12:00:00+05:00',
    town: 'Краснотурьинск',
    at: { lat: 59.7715, lng: 60.2014 },
    load: { weightKg: 60, volumeM3: 0.3 },
  },
  {
    id: 'kaliningrad',
    title: 'Kaliningrad: Svetlogorsk, served from the exclave itself, in its own time',
    placedAt: '2026-12-01T10:15:00+02:00',
    town: 'Светлогорск',
    at: { lat: 54.9365, lng: 20.1668 },
    load: { weightKg: 150, volumeM3: 1.1 },
  },
  {
    id: 'kolyma',
    title: 'Kolyma: Susuman, 630 km of the highway from Magadan with the weekly truck',
    placedAt: '2026-12-01T10:15:00+11:00',
    town: 'Сусуман',
    at: { lat: 62.7864, lng: 148.1702 },
    load: { weightKg: 800, volumeM3: 5 },
  },
  {
    id: 'meridian',
    title: 'Across the 180th meridian: Egvekinot from Anadyr, with the first convoy on the winter road',
    placedAt: '2026-12-01T10:15:00+12:00',
    town: 'Эгвекинот',
    at: { lat: 66.3255, lng: -179.142 },
    items: { 'KT-15': 2, 'TN-65': 10 },
    stockedAt: 'Анадырь',
  },
];

/** The requests of a reader's questions, in the form of `dovoz quote`, with a title each. */
export const makeRequests = (
  seed: string,
  places: Places,
  products: readonly StockedProduct[],
  stock: readonly StockRecord[],
  warehouseIdAt: (place: string) => string,
): readonly object[] => SITUATIONS.map((situation) => {
  const { id, title, placedAt, town, at, load, items, stockedAt, alternatives } = situation;
  const place = town === undefined ? null : getPlace(places, town);
  const ordered = Object.entries(items ?? {}).map(([sku, quantity]) => ({ product: bySku(products, sku), quantity }));
  const held = ordered.map(({ product }) => ({
    productId: product.productId,
    stock: stockedAt === undefined ? stockOf(stock, product) : [{ warehouseId: warehouseIdAt(stockedAt), quantity: 20 }],
  }));
  return {
    id,
    title,
    placedAt,
    destination: {
      location: at,
      cityId: place === null ? null : cityId(seed, place.key),
      kladrCode: place === null || place.kladrCode === '' ? null : place.kladrCode,
    },
    ...(load === undefined
      ? {
          items: ordered.map(({ product: { productId, weightKg, volumeM3 }, quantity }) => ({
            productId,
            quantity,
            weightKg,
            volumeM3,
          })),
          stocks: held,
        }
      : { load }),
    ...(alternatives === undefined ? {} : { alternatives }),
  };
});

const bySku = (products: readonly StockedProduct[], sku: string): StockedProduct => {
  const product = products.find((one) => one.sku === sku);
  if (product === undefined) throw new Error(`products.csv lacks ${sku}`);
  return product;
};

const stockOf = (stock: readonly StockRecord[], product: StockedProduct): StockRecord['stock'] =>
  stock.find(({ productId }) => productId === product.productId)?.stock ?? [];
