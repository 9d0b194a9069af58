import type { QuoteRequest } from '../../src/quote/request.js';
import type { Load } from './load.js';
import { loadOf } from './load.js';
import { instantOfText } from './readRequest.js';
import { zoneOf } from './zones.js';

/** A valid request with what every rule asks of it. */
export interface Inquiry {
  readonly request: QuoteRequest;
  readonly placedAt: number;
  readonly load: Load;
  /** The destination's IANA zone. */
  readonly zone: string;
}

export function inquiryOf(request: QuoteRequest): Inquiry {
  return {
    request,
    placedAt: instantOfText(request.placedAt) ?? Number.NaN,
    load: loadOf(request),
    zone: request.destination.timeZone ?? zoneOf(request.destination.location),
  };
}
