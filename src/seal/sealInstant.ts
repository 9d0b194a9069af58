import { parseInstant } from '../time/instant.js';

/** A moment: a Date, epoch milliseconds, or ISO 8601 with an offset or Z. */
export type SealInstant = Date | number | string;

/** Epoch milliseconds. @throws {RangeError} for what is no instant. */
export function msOfInstant(instant: SealInstant): number {
  const ms = typeof instant === 'string' ? parseInstant(instant) : Number(instant);
  if (!Number.isFinite(ms)) throw new RangeError(`not an instant: ${String(instant)}`);
  return ms;
}

/** Whole seconds since 1970 as `2025-01-21T10:00:00Z`. */
export function textOfSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
