import { draw, guid } from './seed.js';
import { cell, readTable } from './table.js';
import type { DemoWarehouse } from './warehouses.js';

/** A product with the weight and volume of one piece, which the 1C API does not tell. */
export interface DemoProduct {
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly weightKg: number;
  readonly volumeM3: number;
}

/** A product of the table. */
export interface StockedProduct extends DemoProduct {
  /** How widely it is kept: `wide`, `usual`, `hubs`, `hub` alone, `none`. */
  readonly spread: string;
}

export const readProducts = (seed: string, table: string): readonly StockedProduct[] =>
  readTable(table).map((row) => ({
    productId: guid(seed, 'product', cell(row, 'sku')),
    sku: cell(row, 'sku'),
    title: cell(row, 'title'),
    weightKg: Number(cell(row, 'weightKg')),
    volumeM3: Number(cell(row, 'volumeM3')),
    spread: cell(row, 'spread'),
  }));

export const makeProducts = (products: readonly StockedProduct[]): readonly DemoProduct[] =>
  products.map(({ productId, sku, title, weightKg, volumeM3 }) => ({ productId, sku, title, weightKg, volumeM3 }));

/** A product's stock as the API answers it. */
export interface StockRecord {
  readonly productId: string;
  readonly stock: readonly { readonly warehouseId: string; readonly quantity: number }[];
}

/** The stock of every product by warehouse; a warehouse without a piece has no row. */
export const makeStock = (
  seed: string,
  products: readonly StockedProduct[],
  warehouses: readonly DemoWarehouse[],
): readonly StockRecord[] =>
  products.map((product) => ({
    productId: product.productId,
    stock: warehouses.flatMap((warehouse) => {
      const quantity = quantityOf(seed, product, warehouse);
      return quantity === 0 ? [] : [{ warehouseId: warehouse.id, quantity }];
    }),
  }));

const quantityOf = (seed: string, product: StockedProduct, warehouse: DemoWarehouse): number => {
  const isHub = warehouse.level === 1;
  const chance = isHub ? chanceAtHub(product.spread) : (CHANCES[product.spread]?.[warehouse.type] ?? 0);
  if (draw(seed, 'kept', product.sku, warehouse.id) >= chance) return 0;
  // Light goods lie about in dozens, a boiler of three hundredweight in twos and threes.
  const most = Math.max(2, Math.round((isHub ? 6000 : warehouse.type === 'STORAGE' ? 1200 : 240) / (product.weightKg + 8)));
  return 1 + Math.floor(draw(seed, 'quantity', product.sku, warehouse.id) * most);
};

const chanceAtHub = (spread: string): number => (spread === 'none' ? 0 : 1);

const CHANCES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  wide: { STORAGE: 0.97, SHOP: 0.8 },
  usual: { STORAGE: 0.75, SHOP: 0.35 },
  hubs: { STORAGE: 0.35, SHOP: 0 },
};
