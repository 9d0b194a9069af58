/**
 * Milliseconds that a `Retry-After` header asks to wait (RFC 9110, 10.2.3: seconds, or an HTTP date), at
 * least 0; null where it is missing or unreadable. A date is measured against the answer's own `Date`
 * header, so that a clock that goes wrong here or there does no harm; without one, against `nowMs`.
 * `'120' => 120000`
 */
export function retryAfterMs(headers: Headers, nowMs: number): number | null {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const until = httpDate(text);
  if (until === null) return null;
  const sent = headers.get('date');
  return Math.max(0, until - ((sent === null ? null : httpDate(sent)) ?? nowMs));
}

/** Epoch milliseconds of any of the three forms of an HTTP date; null for anything else. */
function httpDate(text: string): number | null {
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return null;
  // The asctime form names no zone and is GMT by definition.
  const ms = Date.parse(/GMT|UTC|[+-]\d{4}$/.test(text) ? text : `${text} GMT`);
  return Number.isNaN(ms) ? null : ms;
}
