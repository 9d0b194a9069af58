import * as z from 'zod';
import { DELIVERY_TYPES } from '../pricing/deliveryType.js';
import type { Option, Pickup } from '../quote/answer.js';

const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'a plain decimal, such as "450.50"');

/** ISO 8601 with seconds and a numeric offset, as a quote writes it. */
const instant = z.iso.datetime({ offset: true });

/** An option of a quote, come back over a border. */
export const optionSchema: z.ZodType<Option> = z.object({
  type: z.enum(DELIVERY_TYPES),
  price: decimal,
  currency: z.string(),
  pricePerKm: decimal,
  chargeableKm: decimal,
  trips: z.int().min(1),
  warehouseId: z.string(),
  routeId: z.string().nullable(),
  transportTypeId: z.string(),
  tariffId: z.string(),
  departsAt: instant,
  arrivesAt: instant,
  deliveryDate: z.iso.date(),
  orderBy: instant,
});

/** A pick-up of a quote, come back over a border. */
export const pickupSchema: z.ZodType<Pickup> = z.object({
  warehouseId: z.string(),
  distanceKm: decimal,
  readyAt: instant,
});
