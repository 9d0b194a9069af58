import type { ApiOperation } from './apiOperation.js';

/** Keys that records of one list have and those of no other one (API page, "Модели"). */
const TELLING_KEYS: Readonly<Partial<Record<ApiOperation, readonly string[]>>> = {
  '/cities': ['isSanction'],
  '/warehouses': ['schedule', 'isDeliveryAvailable', 'isExpressDeliveryAvailable', 'isSelfPickupAvailable'],
  '/delivery-tariffs': ['deliveryType', 'period', 'distance', 'price'],
  '/delivery-routes': ['points', 'weekDays', 'duration'],
  '/products/warehouses': ['productId'],
};

/**
 * Whether a record belongs to another list than it was asked for: connections that got out of step give the
 * answer to another request. A record that tells nothing belongs where it came.
 */
export const isForeign = (record: unknown, operation: ApiOperation): boolean => {
  if (typeof record !== 'object' || record === null) return false;
  const tells = (keys: readonly string[]): boolean => keys.some((key) => Object.hasOwn(record, key));
  if (tells(TELLING_KEYS[operation] ?? [])) return false;
  return Object.values(TELLING_KEYS).some(tells);
};
