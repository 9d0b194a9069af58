import { createHash } from 'node:crypto';
import * as z from 'zod';

const id = z.string().min(1);
const money = z.number().min(0);

const deliveryAddress = z.object({
  address: z.string().min(1),
  kladrCode: z
    .string()
    .regex(/^(\d{13}|\d{17}|\d{19})$/, '13, 17 или 19 цифр')
    .nullish(),
  regionKladrCode: z
    .string()
    .regex(/^\d{13}$/, '13 цифр')
    .nullish(),
  entrance: z.string().nullish(),
  floor: z.string().nullish(),
  flat: z.string().nullish(),
  comment: z.string().nullish(),
});

/** The body of `POST /orders/create`, with the two conditions the API page states in words. */
export const orderRequest = z
  .object({
    partnerId: id,
    orderId: z.number().int(),
    deliveryWarehouseId: id.nullish(),
    priceTypeId: id,
    retailPriceTypeId: id,
    organizationId: id.nullish(),
    paymentType: z.enum(['ONLINE', 'UPON_RECEIPT', 'INVOICE']).nullish(),
    deliveryType: z.enum(['DELIVERY', 'SELF_PICKUP']),
    deliveryTariffType: z.enum(['ROUTE', 'EXPRESS', 'TOMORROW']).nullish(),
    recipientName: z.string(),
    recipientPhone: z.string(),
    email: z.string(),
    deliveryDate: z.iso.date().nullish(),
    deliveryAddress: deliveryAddress.nullish(),
    deliveryPrice: money.nullish(),
    profit: z.number().nullish(),
    createdAt: z.iso.datetime({ offset: true }),
    items: z.array(z.object({ productId: id, quantity: z.number().int(), price: money })),
  })
  .refine((order) => order.deliveryType !== 'SELF_PICKUP' || typeof order.deliveryWarehouseId === 'string', {
    path: ['deliveryWarehouseId'],
    error: 'обязательно, если deliveryType === SELF_PICKUP',
  })
  .refine((order) => order.deliveryType !== 'DELIVERY' || isPresent(order.deliveryAddress), {
    path: ['deliveryAddress'],
    error: 'обязательно, если deliveryType === DELIVERY',
  });

export type OrderRequest = z.infer<typeof orderRequest>;

/** The order that 1C made of a request: `count` orders were made before it. Nothing is kept. */
export function createOrder(request: OrderRequest, count: number): object {
  const productPrice = sum(request.items.map((item) => item.quantity * item.price));
  const address = request.deliveryAddress;
  return {
    id: idOf(`order ${request.orderId} of ${request.partnerId}`),
    number: `СС00-${String(count + 1).padStart(6, '0')}`,
    partnerId: request.partnerId,
    paymentType: request.paymentType ?? null,
    deliveryType: request.deliveryType,
    status: 'CREATED',
    paymentStatus: 'NOT_PAID',
    canceled: false,
    organization: null,
    deliveryWarehouseId: request.deliveryWarehouseId ?? null,
    deliveryAddress: isPresent(address)
      ? {
          address: address.address,
          entrance: address.entrance ?? null,
          floor: address.floor ?? null,
          flat: address.flat ?? null,
          comment: address.comment ?? null,
        }
      : null,
    invoice: null,
    productPrice,
    deliveryPrice: request.deliveryPrice ?? null,
    profit: request.profit ?? null,
    total: sum([productPrice, request.deliveryPrice ?? 0]),
    items: request.items,
    createdAt: request.createdAt,
  };
}

function isPresent<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** Kopecks, so that 0.1 + 0.2 is 0.3. */
function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + Math.round(amount * 100), 0) / 100;
}

function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-11ee-${hex.slice(12, 16)}-a4bf01751b0e`;
}
