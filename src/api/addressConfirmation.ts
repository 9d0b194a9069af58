import type { ApiErrorBody, ApiErrorCode } from './errors.js';
import type { KladrFault } from '../order/kladrCode.js';

/** Whether an order may go to an address: plain data, whatever happened. */
export type AddressConfirmation =
  | {
      readonly status: 'CONFIRMED';
      readonly kladrCode: string;
      readonly blocksOrder: false;
      /** ISO instant of the API's answer. */
      readonly checkedAt: string;
      /** The answer was kept from an earlier check. */
      readonly fromCache: boolean;
    }
  | {
      readonly status: 'REFUSED';
      readonly kladrCode: string;
      readonly blocksOrder: true;
      /** `DELIVERY_DISABLED`: 1C does not deliver there; `BAD_REQUEST`: it does not accept the code, see `api`. */
      readonly reason: 'DELIVERY_DISABLED' | 'BAD_REQUEST';
      /** Code and message of the API's error body; null for `DELIVERY_DISABLED`. */
      readonly api: ApiErrorBody | null;
      readonly checkedAt: string;
      readonly fromCache: boolean;
    }
  | {
      readonly status: 'INVALID_KLADR';
      /** As it was given; the empty text where it was no text. */
      readonly kladrCode: string;
      readonly blocksOrder: true;
      /** At least one. */
      readonly faults: readonly KladrFault[];
    }
  | {
      readonly status: 'CHECK_UNAVAILABLE';
      readonly kladrCode: string;
      /** As `whenUnavailable` says: whether to sell without a check is the shop's choice. */
      readonly blocksOrder: boolean;
      readonly cause: UnavailableCause;
    };

/** Why there is no answer. */
export interface UnavailableCause {
  /** `ABORTED`: the caller's signal; `UNEXPECTED`: a fault of the program, not of the network. */
  readonly code: ApiErrorCode | 'ABORTED' | 'UNEXPECTED';
  readonly message: string;
  /** Whether the same check may succeed later with nothing changed. */
  readonly retryable: boolean;
  /** HTTP status; null where none came. */
  readonly status: number | null;
}

/** What 1C said of an address, and when: what is kept for the next buyer. */
export interface AddressAnswer {
  readonly outcome:
    | { readonly status: 'CONFIRMED' }
    | {
        readonly status: 'REFUSED';
        readonly reason: 'DELIVERY_DISABLED' | 'BAD_REQUEST';
        readonly api: ApiErrorBody | null;
      };
  /** Epoch milliseconds. */
  readonly at: number;
}
