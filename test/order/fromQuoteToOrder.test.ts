import { describe, expect, it } from 'vitest';
import { startEmulator, type Emulator } from '../../src/emulator.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import { toOrderDelivery } from '../../src/order/toOrderDelivery.js';
import { quote } from '../../src/quote/quote.js';
import { openSeal } from '../../src/seal/openSeal.js';
import { sealOption } from '../../src/seal/sealOption.js';
import { SealKeys, generateSealKey } from '../../src/seal/sealKeys.js';
import { request, smallTown } from '../support/smallTown.js';

const network = compileNetwork(smallTown);
const { options, pickups } = quote(network, request);

/** Everything of an order but its delivery, as on the API page. */
const restOfOrder = {
  partnerId: '128f7c9f-1a48-11ee-ab6b-a4bf01751b0e',
  orderId: 101,
  priceTypeId: '528f7c9f-1a48-11ee-ab6b-a4bf01751b0e',
  retailPriceTypeId: '528f7c9f-1a48-11ee-ab6b-a4bf01751b0e',
  organizationId: null,
  paymentType: 'ONLINE',
  recipientName: 'Дмитрий',
  recipientPhone: '+7987654321',
  email: 'email@exapmle.com',
  profit: null,
  createdAt: '2025-01-21T13:08:30.11Z',
  items: [{ productId: 'p1', quantity: 2, price: 100 }],
};

async function ordered(emulator: Emulator, delivery: object): Promise<{ status: number; order: unknown }> {
  const response = await fetch(`${emulator.url}/orders/create`, {
    method: 'POST',
    body: JSON.stringify({ ...restOfOrder, ...delivery }),
  });
  return { status: response.status, order: await response.json() };
}

describe('the order that 1C makes', () => {
  it('has the price and address of the sealed option', async () => {
    const emulator = await startEmulator({ data: smallTown });
    const keys = await SealKeys.of({ jwk: await generateSealKey('EdDSA', 'k1') });
    expect(options.map(({ type }) => type).toSorted()).toEqual(['EXPRESS', 'ROUTE', 'TOMORROW']);
    for (const option of options) {
      const sealed = await sealOption(network, request, option, { keys, now: request.placedAt });
      if (!sealed.ok) throw new Error(sealed.reason);
      const { destination, load } = request;
      const opened = await openSeal(sealed.token, keys, { now: request.placedAt, destination, load });
      if (!opened.ok || opened.kind !== 'option') throw new Error('not opened');
      const delivery = toOrderDelivery(opened.option, {
        address: 'г. Верхняя Пышма, ул. Ленина, д. 1',
        kladrCode: opened.destination.kladrCode,
        flat: '7',
      });
      const { status, order } = await ordered(emulator, delivery);
      expect(status).toBe(201);
      expect(order).toMatchObject({
        deliveryType: 'DELIVERY',
        deliveryWarehouseId: 'w1',
        deliveryPrice: Number(option.price),
        deliveryAddress: { address: 'г. Верхняя Пышма, ул. Ленина, д. 1', flat: '7' },
      });
    }
    await emulator.close();
  });

  it('is collected where the pick-up is', async () => {
    const emulator = await startEmulator({ data: smallTown });
    const [pickup] = pickups;
    if (pickup === undefined) throw new Error('no pick-up');
    const { status, order } = await ordered(emulator, toOrderDelivery(pickup));
    expect(status).toBe(201);
    expect(order).toMatchObject({
      deliveryType: 'SELF_PICKUP',
      deliveryWarehouseId: 'w1',
      deliveryPrice: null,
      deliveryAddress: null,
    });
    await emulator.close();
  });
});
