import type { AddressRule } from './emulatorData.js';

/** Where region, district, city and settlement end in a KLADR code, inner ones first. */
const LEVELS = [
  { from: 8, to: 11 },
  { from: 5, to: 8 },
  { from: 2, to: 5 },
  { from: 0, to: 2 },
] as const;

/**
 * Whether orders may go to the address: the rule of the closest place that holds it decides, and where
 * there is none the answer is no. `code` has 13, 17 or 19 digits; a 13-digit code's last two digits and
 * a 17-digit code's last two are KLADR's actuality mark and name no place.
 */
export function isDeliveryEnabled(rules: readonly AddressRule[], code: string): boolean {
  const enabledByPlace = new Map(rules.map((rule) => [placeOf(rule.kladrCode), rule.deliveryEnabled]));
  for (const place of placesAround(code)) {
    const enabled = enabledByPlace.get(place);
    if (enabled !== undefined) return enabled;
  }
  return false;
}

/** The significant digits of a code: `6600000100000` (a city) is the place `66000001`. */
function placeOf(code: string): string {
  return placesAround(code)[0] ?? '';
}

/** The places that hold the code's place, from itself outwards to its region. */
function placesAround(code: string): readonly string[] {
  return [
    ...(code.length === 19 ? [code] : []),
    ...(code.length >= 17 ? [code.slice(0, 15)] : []),
    ...LEVELS.filter(({ from, to }) => Number(code.slice(from, to)) !== 0).map(({ to }) => code.slice(0, to)),
  ];
}
