import { expect, it } from 'vitest';
import { CompiledNetwork } from '../../src/network/compiledNetwork.js';
import { QuoteMemory } from '../../src/quote/quoteMemory.js';
import { route, tariffs, townOf, warehouse } from './town.js';

const parts = CompiledNetwork.partsOf(
  townOf({
    warehouses: [warehouse('w1', 0), warehouse('w2', 5)],
    tariffs: tariffs('EXPRESS van 10km@50'),
    routes: [route('r', '0@w1 100')],
  }),
);

it('the memory has room for every route, warehouse, vehicle and zone', () => {
  const memory = new QuoteMemory(parts);
  expect(memory.visited).toHaveLength(1);
  // Both warehouses have the same opening hours.
  expect(Object.values(memory.orderTimes).map(({ at, stamp }) => [at.length, stamp.length])).toEqual(
    Array.from({ length: 4 }, () => [1, 1]),
  );
  expect(memory.trips).toHaveLength(2);
  expect(Object.values(memory.vehicles).map(({ limits }) => limits.length)).toEqual([2, 2, 2]);
  expect(memory.orderDay).toHaveLength(1);
});

it('each quote has a stamp of its own, and nothing that was left bears it', () => {
  const memory = new QuoteMemory(parts);
  const stamps = new Set<number>();
  for (let i = 0; i < 5; i++) {
    memory.renew();
    expect(memory.visited[0]).not.toBe(memory.stamp);
    expect(memory.orderTimes.ROUTE.stamp[0]).not.toBe(memory.stamp);
    memory.visited[0] = memory.orderTimes.ROUTE.stamp[0] = memory.stamp;
    memory.queue.push(1, 1);
    stamps.add(memory.stamp);
  }
  expect(stamps.size).toBe(5);
  memory.renew();
  expect(memory.queue.isEmpty()).toBe(true);
});

it('when the stamps have gone round, old ones count for nothing', () => {
  const memory = new QuoteMemory(parts);
  memory.renew();
  memory.visited[0] = memory.orderTimes.EXPRESS.stamp[0] = memory.stamp;
  memory.stamp = 0xffff_ffff;
  memory.renew();
  expect(memory.stamp).toBe(1);
  expect([memory.visited[0], memory.orderTimes.EXPRESS.stamp[0]]).toEqual([0, 0]);
  memory.renew();
  expect(memory.stamp).toBe(2);
});
