import type * as z from 'zod';
import type { DeliveryType } from '../pricing/deliveryType.js';
import type { Option, Pickup } from '../quote/answer.js';
import { optionSchema, pickupSchema } from './optionSchema.js';
import { orderAddressSchema, type DeliveryAddress, type OrderAddress } from './orderAddress.js';
import { orderPrice } from './orderPrice.js';

/** The delivery fields of `POST /orders/create` for an order that is brought. */
export interface DeliveryFields {
  readonly deliveryType: 'DELIVERY';
  readonly deliveryTariffType: DeliveryType;
  readonly deliveryWarehouseId: string;
  /** YYYY-MM-DD, the destination's local date of arrival. */
  readonly deliveryDate: string;
  readonly deliveryPrice: number;
  readonly deliveryAddress: DeliveryAddress;
}

/** The delivery fields of `POST /orders/create` for an order that the buyer collects. */
export interface PickupFields {
  readonly deliveryType: 'SELF_PICKUP';
  readonly deliveryTariffType: null;
  readonly deliveryWarehouseId: string;
  /** YYYY-MM-DD, the warehouse's local date from which the load is ready. */
  readonly deliveryDate: string;
  readonly deliveryPrice: null;
  readonly deliveryAddress: null;
}

/** One fault of an order's delivery. */
export interface OrderIssue {
  /** Dotted (`address.kladrCode`, `option.price`). */
  readonly path: string;
  readonly message: string;
}

/** The order cannot be written as the API wants it; `issues` names every fault. */
export class OrderDeliveryError extends Error {
  readonly code = 'INVALID_ORDER_DELIVERY';
  readonly issues: readonly OrderIssue[];

  constructor(issues: readonly OrderIssue[]) {
    super(`invalid order delivery: ${issues.map(({ path, message }) => `${path}: ${message}`).join('; ')}`);
    this.name = 'OrderDeliveryError';
    this.issues = issues;
  }
}

/**
 * The delivery fields of `POST /orders/create`, exactly and no others: spread them into the order.
 * @throws {OrderDeliveryError} also where no JSON number is exactly the price.
 */
export function toOrderDelivery(option: Option, address: OrderAddress): DeliveryFields;
export function toOrderDelivery(pickup: Pickup, address?: null): PickupFields;
export function toOrderDelivery(
  chosen: Option | Pickup,
  address?: OrderAddress | null,
): DeliveryFields | PickupFields;
export function toOrderDelivery(
  chosen: Option | Pickup,
  address?: OrderAddress | null,
): DeliveryFields | PickupFields {
  return 'type' in chosen ? deliveryFields(chosen, address) : pickupFields(chosen);
}

function deliveryFields(given: Option, givenAddress: OrderAddress | null | undefined): DeliveryFields {
  const option = optionSchema.safeParse(given);
  const address = orderAddressSchema.safeParse(givenAddress);
  const issues = [...issuesOf('option', option.error), ...issuesOf('address', address.error)];
  const price = option.success ? orderPrice(option.data.price) : undefined;
  if (option.success && price === undefined) {
    issues.push({ path: 'option.price', message: `no JSON number is exactly ${option.data.price}` });
  }
  if (!option.success || !address.success || price === undefined) throw new OrderDeliveryError(issues);
  return {
    deliveryType: 'DELIVERY',
    deliveryTariffType: option.data.type,
    deliveryWarehouseId: option.data.warehouseId,
    deliveryDate: option.data.deliveryDate,
    deliveryPrice: price,
    deliveryAddress: address.data,
  };
}

function pickupFields(given: Pickup): PickupFields {
  const pickup = pickupSchema.safeParse(given);
  if (!pickup.success) throw new OrderDeliveryError(issuesOf('pickup', pickup.error));
  return {
    deliveryType: 'SELF_PICKUP',
    deliveryTariffType: null,
    deliveryWarehouseId: pickup.data.warehouseId,
    // `readyAt` carries the warehouse's offset, so its date is the warehouse's.
    deliveryDate: pickup.data.readyAt.slice(0, 10),
    deliveryPrice: null,
    deliveryAddress: null,
  };
}

function issuesOf(root: string, error: z.ZodError | undefined): OrderIssue[] {
  return (error?.issues ?? []).map(({ path, message }) => ({ path: [root, ...path].join('.'), message }));
}
