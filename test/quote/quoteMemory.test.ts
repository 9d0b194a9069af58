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
  expect([memory.readyForRoute.length, memory.readyStamp.length]).toEqual([2, 2]);
  expect(memory.trips).toHaveLength(2);
  expect(Object.values(memory.vehicleLimits).map((limits) => limits.length)).toEqual([2, 2, 2]);
  expect(memory.orderDay).toHaveLength(1);
});

it('each quote has a stamp of its own, and nothing that was left bears it', () => {
  const memory = new QuoteMemory(parts);
  const stamps = new Set<number>();
  for (let i = 0; i < 5; i++) {
    memory.renew();
    expect(memory.visited[0]).not.toBe(memory.stamp);
    expect(memory.readyStamp[0]).not.toBe(memory.stamp);
    memory.visited[0] = memory.readyStamp[0] = memory.stamp;
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
  memory.visited[0] = memory.readyStamp[1] = memory.stamp;
  memory.stamp = 0xffff_ffff;
  memory.renew();
  expect(memory.stamp).toBe(1);
  expect([memory.visited[0], memory.readyStamp[1]]).toEqual([0, 0]);
  memory.renew();
  expect(memory.stamp).toBe(2);
});
