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
 * Whether a page belongs to another list than it was asked for: connections that got out of step give the
 * answer to another request, a whole page at a time. One record with another list's key among good ones is
 * odd, and the catalog reader's business; records that tell nothing belong where they came.
 */
export function isForeignPage(records: readonly unknown[], operation: ApiOperation): boolean {
  const own = TELLING_KEYS[operation] ?? [];
  if (records.some((record) => tells(record, own))) return false;
  return records.some((record) => Object.values(TELLING_KEYS).some((keys) => tells(record, keys)));
}

function tells(record: unknown, keys: readonly string[]): boolean {
  return typeof record === 'object' && record !== null && keys.some((key) => Object.hasOwn(record, key));
}
