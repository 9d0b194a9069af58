import { InvalidArgumentError, Option } from 'commander';
import { isOnGlobe } from '../geo/point.js';

/** Options that several commands share, and how arguments are read. */

export const catalogOption = () =>
  new Option('-c, --catalog <file>', 'a catalog that dovoz fetch wrote').conflicts('url');

export const urlOption = () =>
  new Option('-u, --url <url>', 'base URL of the 1C API; DOVOZ_URL unless given');

export const policyOption = () =>
  new Option('-p, --policy <file>', "the merchant's choices as JSON; the default policy unless given");

export const vehiclesOption = () =>
  new Option('--vehicles <file>', 'names of vehicles: a JSON list of { id, name }, as 1C has none');

export const jsonOption = () => new Option('--json', 'print JSON for programs');

/** `56.84,60.61` as degrees. */
export function parsePlace(text: string): { readonly lat: number; readonly lng: number } {
  const [lat, lng, ...rest] = text.split(',').map(asNumber);
  if (lat === undefined || lng === undefined || rest.length > 0) {
    throw new InvalidArgumentError('Expected latitude and longitude in degrees, such as 56.84,60.61.');
  }
  if (!isOnGlobe({ lat, lng })) {
    throw new InvalidArgumentError(
      'Expected a real place: latitude -90..90, then longitude -180..180, not 0,0.',
    );
  }
  return { lat, lng };
}

/** A number of at least 0. */
export function parseAmount(text: string): number {
  const amount = asNumber(text);
  if (amount === undefined || amount < 0) {
    throw new InvalidArgumentError('Expected a number of at least 0, such as 120 or 0.8.');
  }
  return amount;
}

/** A whole number from `least` to `most`. */
export function parseWhole(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

function asNumber(text: string): number | undefined {
  const trimmed = text.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(trimmed) ? Number(trimmed) : undefined;
}
