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

it('the memory has room for every vehicle, zone and opening hours', () => {
  const memory = new QuoteMemory(parts);
  // Both warehouses have the same opening hours.
  expect(Object.values(memory.orderTimes).map(({ at }) => at.length)).toEqual([1, 1, 1, 1]);
  expect(memory.trips).toHaveLength(2);
  expect(memory.orderDay).toHaveLength(1);
});

it('nothing that a quote has marked, queued or found is left for the next one', () => {
  const memory = new QuoteMemory(parts);
  const { eligible, idle, orderTimes, queue, visited } = memory;
  const marks = [eligible, visited, ...Object.values(orderTimes).map(({ known }) => known)];
  for (let i = 0; i < 5; i++) {
    memory.renew();
    expect(marks.map((one) => one.has(0))).toEqual(marks.map(() => false));
    expect([queue.isEmpty(), idle.route]).toEqual([true, -1]);
    for (const one of marks) one.add(0);
    queue.push(1, 1);
    idle.route = 0;
  }
});
