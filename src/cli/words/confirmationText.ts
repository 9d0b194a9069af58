import type { AddressConfirmation } from '../../client.js';
import { style } from '../output/style.js';

/** A confirmation in words. */
export function confirmationLines(answer: AddressConfirmation): readonly string[] {
  const { kladrCode } = answer;
  switch (answer.status) {
    case 'CONFIRMED':
      return [`${kladrCode}  ${style('green', 'confirmed')}: orders may go there`];
    case 'REFUSED':
      return answer.api === null
        ? [`${kladrCode}  ${style('yellow', 'refused')}: the merchant does not deliver there`]
        : [`${kladrCode}  ${style('yellow', 'refused')}: 1C says ${answer.api.code} «${answer.api.message}»`];
    case 'INVALID_KLADR':
      return [
        `${kladrCode}  ${style('red', 'not a KLADR code')}`,
        ...answer.faults.map(({ part, message }) => `  ${part}: ${message}`),
      ];
    case 'CHECK_UNAVAILABLE':
      return [
        `${kladrCode}  ${style('red', 'not checked')}: ${answer.cause.message}`,
        `  ${answer.blocksOrder ? 'do not sell before it is' : 'the shop may sell all the same'}`,
      ];
  }
}
