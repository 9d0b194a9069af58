import type { NetworkParts } from '../network/compiledNetwork.js';
import { parseInstant } from '../time/instant.js';
import { localDay } from '../time/zone.js';
import type { Option } from './answer.js';
import type { Inquiry } from './inquiry.js';
import { orderDeparture } from './orderTimes.js';
import type { WarehouseDelivery } from './warehouseTimes.js';

/** The date on which the tariff is asked for (DESIGN.md, "Tariffs": the date D), as a day number. */

/** Whether `departsAt` decides the date, and not `placedAt`. */
export function departureDecides({ parts }: Inquiry): boolean {
  return parts.policy.tariff.date === 'departure';
}

/** The local date of `placedAt` at a warehouse. */
export function orderDay({ parts, memory }: Inquiry, warehouse: number): number {
  return memory.orderDay[parts.warehouses.zone[warehouse]!]!;
}

/** The date for an option of a network, and of an order placed at an instant. */
export function optionTariffDay(
  { policy, warehouses }: NetworkParts,
  { departsAt }: Option,
  warehouse: number,
  placedAt: number,
): number {
  const dated = policy.tariff.date === 'departure' ? parseInstant(departsAt) : placedAt;
  return localDay(warehouses.hours[warehouse]!.zone, dated);
}

/** The local date of a departure from a warehouse. */
export function departureDay({ parts }: Inquiry, warehouse: number, departsAt: number): number {
  return localDay(parts.warehouses.hours[warehouse]!.zone, departsAt);
}

/** The date for EXPRESS or TOMORROW from a warehouse; with no departure that of the order. */
export function deliveryTariffDay(inquiry: Inquiry, type: WarehouseDelivery, warehouse: number): number {
  if (!departureDecides(inquiry)) return orderDay(inquiry, warehouse);
  const departsAt = orderDeparture(inquiry, type, warehouse);
  return Number.isNaN(departsAt) ? orderDay(inquiry, warehouse) : departureDay(inquiry, warehouse, departsAt);
}
