import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kladrFaults } from '../../src/order/kladrCode.js';
import type { OrderAddress } from '../../src/order/orderAddress.js';
import { OrderDeliveryError, toOrderDelivery } from '../../src/order/toOrderDelivery.js';
import type { Option, Pickup } from '../../src/quote/answer.js';

const option: Option = {
  type: 'TOMORROW',
  price: '500.00',
  currency: 'RUB',
  pricePerKm: '15',
  chargeableKm: '33.333',
  trips: 1,
  warehouseId: '528f7c9f-1a48-11ee-ab6b-a4bf01751b0e',
  routeId: null,
  transportTypeId: 't2',
  tariffId: '41',
  departsAt: '2025-01-22T09:00:00+03:00',
  arrivesAt: '2025-01-22T09:41:00+03:00',
  deliveryDate: '2025-01-22',
  orderBy: '2025-01-21T21:00:00+03:00',
};

const pickup: Pickup = {
  warehouseId: '528f7c9f-1a48-11ee-ab6b-a4bf01751b0e',
  distanceKm: '4.210',
  readyAt: '2025-01-31T00:30:00+12:00',
};

const address: OrderAddress = {
  address: 'г. Казань, ул. Советская, д. 100',
  kladrCode: '16000001000132900',
  entrance: '1, нумерация справа',
  floor: 'Цокольный',
  flat: '10а',
  comment: 'Код домофона 1234',
};

function issuesOf(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof OrderDeliveryError)
      return error.issues.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

describe('an order that is brought', () => {
  it('has the delivery fields of the API’s own example, and no others', () => {
    expect(toOrderDelivery(option, address)).toEqual({
      deliveryWarehouseId: '528f7c9f-1a48-11ee-ab6b-a4bf01751b0e',
      deliveryType: 'DELIVERY',
      deliveryTariffType: 'TOMORROW',
      deliveryDate: '2025-01-22',
      deliveryAddress: {
        address: 'г. Казань, ул. Советская, д. 100',
        kladrCode: '16000001000132900',
        regionKladrCode: '1600000000000',
        entrance: '1, нумерация справа',
        floor: 'Цокольный',
        flat: '10а',
        comment: 'Код домофона 1234',
      },
      deliveryPrice: 500,
    });
  });

  it('says null for what the address lacks or leaves blank, and carries nothing else', () => {
    const typed = {
      address: ' д. Пеньки ',
      floor: '',
      flat: '  ',
      comment: undefined,
      entrance: null,
      secret: 1,
    };
    expect(toOrderDelivery(option, typed).deliveryAddress).toEqual({
      address: 'д. Пеньки',
      kladrCode: null,
      regionKladrCode: null,
      entrance: null,
      floor: null,
      flat: null,
      comment: null,
    });
  });

  it.each(['ROUTE', 'EXPRESS', 'TOMORROW'] as const)('names the tariff type %s', (type) => {
    expect(toOrderDelivery({ ...option, type }, address).deliveryTariffType).toBe(type);
  });
});

describe('KLADR codes', () => {
  it.each([
    ['7700000000000', '7700000000000'],
    ['16000001000132900', '1600000000000'],
    ['7700000000028360004', '7700000000000'],
    ['01005000014000500', '0100000000000'],
  ])('%s lies in the region %s', (kladrCode, regionKladrCode) => {
    expect(toOrderDelivery(option, { ...address, kladrCode }).deliveryAddress.regionKladrCode).toBe(
      regionKladrCode,
    );
    const said = toOrderDelivery(option, { ...address, kladrCode, regionKladrCode });
    expect(said.deliveryAddress.regionKladrCode).toBe(regionKladrCode);
  });

  it('a region alone is carried', () => {
    const given = { address: 'Адыгея', regionKladrCode: '0100000000000' };
    expect(toOrderDelivery(option, given).deliveryAddress).toMatchObject({
      kladrCode: null,
      regionKladrCode: '0100000000000',
    });
  });

  it('a region that is not the address’s is refused', () => {
    expect(issuesOf(() => toOrderDelivery(option, { ...address, regionKladrCode: '7700000000000' }))).toEqual(
      ["address.regionKladrCode: 7700000000000 is another region than the address's, which is 1600000000000"],
    );
  });

  it.each([
    [
      { kladrCode: '160000010001329' },
      'address.kladrCode: 15 characters; a place’s code has 13 digits and a street’s 17: 2 are missing for a street',
    ],
    [{ kladrCode: '16000001000132 90' }, 'address.kladrCode: « » at character 15 is no digit from 0 to 9'],
    [{ kladrCode: '٣٣٣٣٣٣٣٣٣٣٣٣٣' }, 'address.kladrCode: «٣» at character 1 is no digit from 0 to 9'],
    [
      { kladrCode: ' 6600000200000 ' },
      'address.kladrCode: blanks around the digits; a KLADR code has 13, 17 or 19 digits and no more',
    ],
    [
      { kladrCode: null, regionKladrCode: '6600000000000\n' },
      'address.regionKladrCode: a region code has the two digits of a region, then eleven zeros',
    ],
    [{ kladrCode: '0000000000000' }, 'address.kladrCode: region 00 does not exist; regions are 01 to 99'],
    [
      { kladrCode: null, regionKladrCode: '1600000100000' },
      'address.regionKladrCode: a region code has the two digits of a region, then eleven zeros',
    ],
  ])('%j is refused', (given, issue) => {
    expect(issuesOf(() => toOrderDelivery(option, { ...address, ...given }))).toContain(issue);
  });

  it('with blanks around have that one fault', () => {
    for (const kladrCode of [' 6600000200000', '6600000200000 ', '\t6600000200000\u00a0', ' 66 ']) {
      expect(issuesOf(() => toOrderDelivery(option, { ...address, kladrCode }))).toHaveLength(1);
    }
  });

  it('are refused exactly where the check of an address finds a fault; a blank one is none', () => {
    const codes = fc.oneof(
      fc.string({ maxLength: 22 }),
      fc.stringMatching(/^\d{12,20}$/),
      fc.stringMatching(/^(\d{13}|\d{17}|\d{19})$/),
      fc.stringMatching(/^\s?(\d{13}|\d{17}|\d{19})\s?$/),
    );
    fc.assert(
      fc.property(codes, (kladrCode) => {
        const issues = issuesOf(() => toOrderDelivery(option, { ...address, kladrCode }));
        expect(issues.length === 0).toBe(kladrCode.trim() === '' || kladrFaults(kladrCode).length === 0);
      }),
    );
  });
});

describe('the price', () => {
  it.each([
    ['0.00', 0],
    ['450.50', 450.5],
    ['0.1', 0.1],
    ['123456789012.34', 123456789012.34],
  ])('%s is the number %s', (price, number) => {
    expect(toOrderDelivery({ ...option, price }, address).deliveryPrice).toBe(number);
  });

  it('in kopecks is the same decimal once it went through JSON, up to fifteen digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (kopecks) => {
        const digits = String(kopecks).padStart(3, '0');
        const price = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
        const sent = JSON.stringify(toOrderDelivery({ ...option, price }, address).deliveryPrice);
        expect(Number(sent).toFixed(2)).toBe(price);
      }),
    );
  });

  it.each(['9007199254740993', '0.12345678901234567890', `${'9'.repeat(400)}.00`])(
    'is refused where no number is exactly %s',
    (price) => {
      expect(issuesOf(() => toOrderDelivery({ ...option, price }, address))).toEqual([
        `option.price: no JSON number is exactly ${price}`,
      ]);
    },
  );

  it.each(['-1.00', '1e3', 'NaN', '', '0x10', '1,5'])(
    'is refused where it is no plain decimal: %j',
    (price) => {
      expect(issuesOf(() => toOrderDelivery({ ...option, price }, address))).toEqual([
        'option.price: a plain decimal, such as "450.50"',
      ]);
    },
  );
});

describe('an order that is collected', () => {
  it('has the delivery fields of the API’s own example, with the warehouse’s date', () => {
    expect(toOrderDelivery(pickup)).toEqual({
      deliveryWarehouseId: '528f7c9f-1a48-11ee-ab6b-a4bf01751b0e',
      deliveryType: 'SELF_PICKUP',
      deliveryTariffType: null,
      deliveryDate: '2025-01-31',
      deliveryAddress: null,
      deliveryPrice: null,
    });
  });

  it('is refused without its warehouse or instant', () => {
    expect(issuesOf(() => toOrderDelivery({ ...pickup, warehouseId: 7 as never, readyAt: 'soon' }))).toEqual([
      expect.stringContaining('pickup.warehouseId'),
      expect.stringContaining('pickup.readyAt'),
    ]);
  });
});

it('an id may be any text, the empty one too', () => {
  expect(toOrderDelivery({ ...pickup, warehouseId: '' })).toMatchObject({ deliveryWarehouseId: '' });
});

it('every fault of option and address is named at once', () => {
  const bad = { ...option, deliveryDate: '2025-02-30', warehouseId: 7 as never };
  const issues = issuesOf(() => toOrderDelivery(bad, { address: ' ', kladrCode: '1' }));
  expect(issues.map((issue) => issue.split(':')[0])).toEqual([
    'option.warehouseId',
    'option.deliveryDate',
    'address.address',
    'address.kladrCode',
  ]);
});

it('a delivery without an address is refused', () => {
  expect(issuesOf(() => toOrderDelivery(option as Option | Pickup, null))).toEqual([
    expect.stringMatching(/^address: /),
  ]);
});
