import * as z from 'zod';

/**
 * What the engine reads of the 1C API's shapes, as schemas: a record that fits is usable but for the
 * checks that compare its fields. Whatever else a record has is carried along unread. The optional fields
 * of a route (`type`, `weekDays`, `date`, `isService`) and `schedule` have rules of their own, in their
 * readers.
 */

/** Finite, and not negative. */
const amount = z.number().nonnegative();

export const locationSchema = z.looseObject({ lat: z.number(), lng: z.number() });

export const citySchema = z.looseObject({ id: z.string(), isSanction: z.boolean() });

export const warehouseSchema = z.looseObject({
  id: z.string(),
  location: locationSchema,
  isExpressDeliveryAvailable: z.boolean(),
  isDeliveryAvailable: z.boolean(),
  isSelfPickupAvailable: z.boolean(),
  schedule: z.array(z.unknown()).nullish(),
});

export const transportTypeSchema = z.looseObject({ id: z.string(), loadCapacity: amount, volume: amount });

export const deliveryTypeSchema = z.enum(['ROUTE', 'EXPRESS', 'TOMORROW']);

export const tariffSchema = z.looseObject({
  id: z.string(),
  deliveryType: deliveryTypeSchema,
  transportType: transportTypeSchema,
  period: z.iso.date(),
  distance: amount,
  price: amount,
});

export const routePointSchema = z.looseObject({
  location: locationSchema,
  warehouseId: z.string().nullish(),
  duration: amount.nullish(),
});

export const routeSchema = z.looseObject({
  id: z.string(),
  transportType: transportTypeSchema,
  type: z.enum(['WEEKLY', 'ONCE']).nullish(),
  duration: amount,
  points: z.array(routePointSchema).min(1),
});

/** One product's stock; the API's model says `stock`, its example `stocks`. */
export const productStockSchema = z.looseObject({
  productId: z.string(),
  stock: z.array(z.looseObject({ warehouseId: z.string(), quantity: z.number() })).nullish(),
  stocks: z.array(z.looseObject({ warehouseId: z.string(), quantity: z.number() })).nullish(),
});

/** The envelope of every list: `data` may be one object; the paging figures stand beside it. */
export const pageSchema = z.looseObject({
  data: z.union([z.array(z.unknown()), z.looseObject({})]),
  limit: z.number().nullish(),
  offset: z.number().nullish(),
  total: z.number().nullish(),
});

export type CityContract = z.infer<typeof citySchema>;
export type WarehouseContract = z.infer<typeof warehouseSchema>;
export type TariffContract = z.infer<typeof tariffSchema>;
export type RouteContract = z.infer<typeof routeSchema>;
export type ProductStockContract = z.infer<typeof productStockSchema>;
export type PageContract = z.infer<typeof pageSchema>;
