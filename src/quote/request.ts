import type { LatLng } from '../geo/point.js';

/** What a checkout asks (DESIGN.md, "JSON in and out"). Null and missing are the same. */
export interface QuoteRequest {
  readonly id: string;
  /** ISO 8601 date-time with an offset or Z. */
  readonly placedAt: string;
  readonly destination: {
    readonly location: LatLng;
    readonly cityId?: string | null;
    /** Only carried, for the confirmation. */
    readonly kladrCode?: string | null;
    /** IANA zone; otherwise that of the coordinates. */
    readonly timeZone?: string | null;
  };
  /** Either this or `items`. */
  readonly load?: { readonly weightKg: number; readonly volumeM3: number } | null;
  readonly items?: readonly RequestItem[] | null;
  /** Product stock as the API answers it; `stocks` inside is read as `stock`. */
  readonly stocks?: readonly ProductStock[] | null;
  /** Only these may serve: an empty list is none, ids that no warehouse has are passed over. Not given: all may. */
  readonly warehouseIds?: readonly string[] | null;
  /** Whether the answer's `alternatives` are wanted; false unless given. They cost time: every candidate is looked at. */
  readonly alternatives?: boolean | null;
}

/** One line of the cart; weight and volume are of one piece. */
export interface RequestItem {
  readonly productId?: string | null;
  readonly quantity: number;
  readonly weightKg: number;
  readonly volumeM3: number;
}

export interface ProductStock {
  readonly productId: string;
  readonly stock?: readonly WarehouseStock[] | null;
  readonly stocks?: readonly WarehouseStock[] | null;
}

export interface WarehouseStock {
  readonly warehouseId: string;
  readonly quantity: number;
}

/** One fault of a request. */
export interface RequestIssue {
  /** Dotted (`items.0.quantity`); empty for the request itself. */
  readonly path: string;
  readonly message: string;
}

/** The error of `quote`: the request breaks the contract; `issues` names every fault. */
export class InvalidRequestError extends Error {
  readonly code = 'INVALID_REQUEST';
  readonly issues: readonly RequestIssue[];

  constructor(issues: readonly RequestIssue[]) {
    super(
      `invalid request: ${issues.map((issue) => `${issue.path || '(request)'}: ${issue.message}`).join('; ')}`,
    );
    this.name = 'InvalidRequestError';
    this.issues = issues;
  }
}
