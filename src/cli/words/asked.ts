import type { QuoteRequest } from '../../index.js';
import { Decimal } from '../../pricing/decimal.js';
import type { AskedLoad } from './reasons.js';

/** The load of a valid request: as given, or the exact sums of its items. */
export function askedLoad({ load, items }: QuoteRequest): AskedLoad {
  const pieces = items ?? (load === undefined || load === null ? [] : [{ quantity: 1, ...load }]);
  const sum = (of: 'weightKg' | 'volumeM3'): string =>
    pieces
      .reduce((total, piece) => total.plus(new Decimal(piece[of]).times(piece.quantity)), new Decimal(0))
      .toFixed();
  return { weightKg: sum('weightKg'), volumeM3: sum('volumeM3') };
}
