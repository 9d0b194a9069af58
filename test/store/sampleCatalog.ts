import type { Catalog } from '../../src/catalog/catalog.js';

/** A catalog whose every record tells its number, so that a mixture of two would be noticed. */
export function numberedCatalog(number: number, writer = 'test', routes = 40): Catalog {
  const record = (index: number) => ({
    id: `${number}-${index}`,
    name: 'Нижний Тагил',
    points: [1.5, index],
  });
  const records = (count: number) => Array.from({ length: count }, (_, index) => record(index));
  return {
    format: 'dovoz-catalog/1',
    fetchedAt: new Date(Date.UTC(2025, 0, 21) + number * 1000).toISOString(),
    source: `${writer}:${number}`,
    cities: records(3),
    warehouses: records(2),
    tariffs: records(5),
    routes: records(routes),
  };
}

/** Whose catalog it is and which of his; undefined unless it is complete and of one piece. */
export function numberOf(catalog: Catalog): { readonly writer: string; readonly number: number } | undefined {
  const [writer = '', digits = ''] = catalog.source.split(':');
  const number = Number(digits);
  const whole = numberedCatalog(number, writer, catalog.routes.length);
  return JSON.stringify(whole) === JSON.stringify(catalog) ? { writer, number } : undefined;
}
