import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dice } from './dice.js';

/** The demo network's records in the API's shapes, its requests and its policy: what gets mutated. */
export interface Payloads {
  readonly cities: readonly unknown[];
  readonly warehouses: readonly unknown[];
  readonly tariffs: readonly unknown[];
  readonly routes: readonly unknown[];
  readonly requests: readonly unknown[];
  readonly policies: readonly unknown[];
}

/** Reads the demo folder. */
export function readPayloads(folder: string, policies: readonly unknown[]): Payloads {
  const text = (file: string) => readFileSync(join(folder, file), 'utf8');
  const list = (file: string) => JSON.parse(text(file)) as readonly unknown[];
  return {
    cities: list('cities.json'),
    warehouses: list('warehouses.json'),
    tariffs: list('tariffs.json'),
    routes: list('routes.json'),
    requests: text('requests.ndjson')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown),
    policies: [JSON.parse(text('policy.json')) as unknown, ...policies],
  };
}

/** A catalog of some of the records, small enough that a case takes milliseconds. */
export function someCatalog(payloads: Payloads, dice: Dice): Readonly<Record<string, unknown>> {
  const some = (list: readonly unknown[], most: number) => {
    const first = dice.below(list.length);
    return list.slice(first, first + 1 + dice.below(most));
  };
  return {
    format: 'dovoz-catalog/1',
    fetchedAt: '2026-12-01T00:00:00Z',
    source: 'fuzz',
    cities: some(payloads.cities, 3),
    warehouses: dice.chance(0.7) ? payloads.warehouses : some(payloads.warehouses, 6),
    tariffs: dice.chance(0.7) ? payloads.tariffs : some(payloads.tariffs, 40),
    routes: some(payloads.routes, 8),
  };
}
