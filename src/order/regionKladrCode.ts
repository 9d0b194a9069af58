/**
 * The KLADR code of the region in which an address lies: the region's two digits, then eleven zeros.
 * `16000001000132900` => `1600000000000` (the example of `POST /orders/create`).
 * @param kladrCode 13, 17 or 19 digits, already checked.
 */
export function regionKladrCodeOf(kladrCode: string): string {
  return kladrCode.slice(0, 2).padEnd(13, '0');
}
