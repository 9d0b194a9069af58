import * as z from 'zod';

/**
 * What the engine reads of the 1C API's shapes, as schemas: a record that fits is usable but for the
 * checks that compare its fields. Whatever else a record has is carried along unread. The optional fields
 * of a route (`type`, `weekDays`, `date`, `isService`), its having a point, a point's `warehouseId` and `schedule`
 * have rules of their own, in their readers.
 */

/** Finite, and not negative. */
const amount = z.number().nonnegative();

const locationSchema = z.looseObject({ lat: z.number(), lng: z.number() });

export const citySchema = z.looseObject({ id: z.string(), isSanction: z.boolean() });

export const warehouseSchema = z.looseObject({
  id: z.string(),
  location: locationSchema,
  isExpressDeliveryAvailable: z.boolean(),
  isDeliveryAvailable: z.boolean(),
  isSelfPickupAvailable: z.boolean(),
  schedule: z.array(z.unknown()).nullish(),
});

const transportTypeSchema = z.looseObject({ id: z.string(), loadCapacity: amount, volume: amount });

const deliveryTypeSchema = z.enum(['ROUTE', 'EXPRESS', 'TOMORROW']);

export const tariffSchema = z.looseObject({
  id: z.string(),
  deliveryType: deliveryTypeSchema,
  transportType: transportTypeSchema,
  period: z.iso.date(),
  distance: amount,
  price: amount,
});

const routePointSchema = z.looseObject({
  location: locationSchema,
  duration: amount.nullish(),
});

export const routeSchema = z.looseObject({
  id: z.string(),
  transportType: transportTypeSchema,
  type: z.enum(['WEEKLY', 'ONCE']).nullish(),
  duration: amount,
  points: z.array(routePointSchema),
});

const warehouseStocks = z.array(z.object({ warehouseId: z.string(), quantity: z.number() }));

/** One product's stock (ProductWarehouse); the API's model says `stock`, its example `stocks`. */
export const productStockSchema = z.object({
  productId: z.string(),
  stock: warehouseStocks.nullish(),
  stocks: warehouseStocks.nullish(),
});

/** An echo of what was asked for; some servers count pages in it, or leave it out. */
const echo = z.number().nullish().catch(null);

const COUNT = 'expected a whole number of at least 0';

/** A number, or its digits, no more of them than a number holds: some servers write every figure as text. */
const figure = z.union(
  [
    z.number().refine((given) => Number.isSafeInteger(given) && given >= 0, COUNT),
    z
      .string()
      .regex(/^\d{1,15}$/, COUNT)
      .transform(Number),
  ],
  COUNT,
);

const LIST_OR_RECORD = 'expected a list of records or one record';

/** The envelope of every list ("Параметры пагинации"): limit, offset and total beside `data`. */
export const pageSchema = z
  .looseObject({
    /** A list of records, or the one record itself; where there are none, it may be missing. */
    data: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())], LIST_OR_RECORD).nullish(),
    limit: echo,
    offset: echo,
    total: figure.nullish(),
  })
  .transform(({ data, ...page }, context) => {
    if (data !== undefined && data !== null) return { ...page, data };
    if (page.total === 0) return { ...page, data: [] };
    context.addIssue({ code: 'custom', path: ['data'], message: LIST_OR_RECORD, input: data });
    return z.NEVER;
  });

/** The API's City, as far as the engine reads it; all its other fields are carried along. */
export type City = z.infer<typeof citySchema>;
export type Warehouse = z.infer<typeof warehouseSchema>;
export type TransportType = z.infer<typeof transportTypeSchema>;
export type DeliveryTariff = z.infer<typeof tariffSchema>;
/** With the fields whose rules are their reader's: as they should be. */
export type DeliveryRoute = Omit<z.infer<typeof routeSchema>, 'points'> & {
  /** WEEKLY: 1 Monday to 7 Sunday. */
  readonly weekDays?: readonly number[] | null;
  /** ONCE: YYYY-MM-DD. */
  readonly date?: string | null;
  readonly isService?: boolean;
  readonly points: readonly (z.infer<typeof routePointSchema> & { readonly warehouseId?: string | null })[];
};
