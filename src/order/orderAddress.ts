import * as z from 'zod';
import { kladrFaults } from './kladrCode.js';
import { regionKladrCodeOf } from './regionKladrCode.js';

/** Where an order goes, as a checkout knows it. Null, missing and blank are the same. */
export interface OrderAddress {
  /** In one line: `г. Казань, ул. Советская, д. 100`. */
  readonly address: string;
  /** 13 digits (a place), 17 (a street) or 19 (a house): what `kladrFaults` finds no fault with. */
  readonly kladrCode?: string | null | undefined;
  /** Derived from `kladrCode` unless given. */
  readonly regionKladrCode?: string | null | undefined;
  readonly entrance?: string | null | undefined;
  readonly floor?: string | null | undefined;
  readonly flat?: string | null | undefined;
  readonly comment?: string | null | undefined;
}

/** `deliveryAddress` of `POST /orders/create` (1C API, "Создание заказа"). */
export interface DeliveryAddress {
  readonly address: string;
  readonly kladrCode: string | null;
  readonly regionKladrCode: string | null;
  readonly entrance: string | null;
  readonly floor: string | null;
  readonly flat: string | null;
  readonly comment: string | null;
}

const optionalText = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null);

/** A code is sent as it was checked: only one that is blank altogether is taken for none. */
const optionalCode = z
  .string()
  .nullish()
  .transform((text) => (text === undefined || text === null || text.trim() === '' ? null : text));

const kladrCode = optionalCode.superRefine((code, context) => {
  if (code === null) return;
  for (const { message } of kladrFaults(code)) context.addIssue({ code: 'custom', message });
});

const regionKladrCode = optionalCode.pipe(
  z
    .string()
    .regex(/^(?!00)\d{2}0{11}$/, 'a region code has the two digits of a region, then eleven zeros')
    .nullable(),
);

export const orderAddressSchema = z
  .object({
    address: z.string().trim().min(1, 'the address is blank'),
    kladrCode,
    regionKladrCode,
    entrance: optionalText,
    floor: optionalText,
    flat: optionalText,
    comment: optionalText,
  })
  .transform((given, context): DeliveryAddress => {
    const derived = given.kladrCode === null ? null : regionKladrCodeOf(given.kladrCode);
    if (derived !== null && given.regionKladrCode !== null && given.regionKladrCode !== derived) {
      context.addIssue({
        code: 'custom',
        path: ['regionKladrCode'],
        message: `${given.regionKladrCode} is another region than the address's, which is ${derived}`,
      });
      return z.NEVER;
    }
    return { ...given, regionKladrCode: given.regionKladrCode ?? derived };
  });
