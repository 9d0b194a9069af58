import { CompiledNetwork } from '../network/compiledNetwork.js';
import type { Network } from '../network/network.js';
import type { Option } from '../quote/answer.js';
import { optionTariffDay } from '../quote/tariffDay.js';
import { MS_PER_DAY } from '../time/units.js';
import { instantOf } from '../time/zone.js';

/**
 * The first instant, epoch milliseconds, at which the price of an option might be another: midnight at
 * its warehouse of the first later date on which rows of its type and vehicle begin to hold (DESIGN.md,
 * "Tariffs": the date that counts is the warehouse's local one). Infinity where none is known.
 * @param placedAt when the order of the option was placed, epoch milliseconds.
 */
export function nextTariffChange(network: Network, option: Option, placedAt: number): number {
  const parts = CompiledNetwork.partsOf(network);
  const { tariffs, vehicles, warehouses } = parts;
  const warehouse = warehouses.numbers.get(option.warehouseId);
  const vehicle = vehicles.findIndex(({ id }) => id === option.transportTypeId);
  const line = tariffs[option.type].lines[vehicle];
  if (warehouse === undefined || line === undefined || line === null) return Infinity;
  const today = optionTariffDay(parts, option, warehouse, placedAt);
  const next = line.since.find((day) => day > today);
  return next === undefined ? Infinity : instantOf(warehouses.hours[warehouse]!.zone, next * MS_PER_DAY);
}
