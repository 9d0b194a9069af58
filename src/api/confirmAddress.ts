import { AddressChecker, type AddressClient, type ConfirmAddressOptions } from './addressChecker.js';
import type { AddressConfirmation } from './addressConfirmation.js';

/** Lives as long as its client does. */
const checkers = new WeakMap<AddressClient, AddressChecker>();

/**
 * Asks 1C whether orders may go to an address, by its KLADR code (13 digits for a place, 17 for a street, 19
 * for a building). Never rejects: a bad code, a refusal and an outage are data, each with `blocksOrder`.
 * Equal checks under way are one; answers are kept, for each client, as long as the options say.
 * @example
 * const answer = await confirmAddress(client, '7700000000028360004');
 * if (answer.blocksOrder) show(answer.status);
 */
export function confirmAddress(
  client: AddressClient,
  kladrCode: string,
  options?: ConfirmAddressOptions,
): Promise<AddressConfirmation> {
  const checker = checkers.get(client) ?? new AddressChecker(client);
  checkers.set(client, checker);
  return checker.confirm(kladrCode, options);
}
