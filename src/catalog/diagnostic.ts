/** What a record may be (DESIGN.md, "What the API leaves out, and its slips"). */
export type DiagnosticEntity = 'city' | 'warehouse' | 'tariff' | 'route' | 'transportType';

/** Every code with its severity: an `error` sets the record (BAD_TIME: the schedule row) aside. */
export const DIAGNOSTIC_SEVERITY = {
  INVALID_RECORD: 'error',
  DUPLICATE_ID: 'error',
  BAD_LOCATION: 'error',
  BAD_TIME: 'error',
  ROUTE_NEVER_RUNS: 'error',
  OFFSETS_DECREASE: 'error',
  CONFLICTING_TARIFF: 'warning',
  CONFLICTING_CAPACITY: 'warning',
  UNKNOWN_WAREHOUSE: 'warning',
  EMPTY_SCHEDULE: 'warning',
  KEY_SPELLING: 'warning',
  MISSING_FLAG: 'warning',
  OFFSET_AFTER_END: 'warning',
} as const;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_SEVERITY;

/** One fault or doubt in one record of the catalog. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly code: DiagnosticCode;
  readonly entity: DiagnosticEntity;
  /** The record's id; null where it has none that can be read. */
  readonly id: string | null;
  /** Dotted path inside the record (`points.2.location`); empty for the record itself. */
  readonly path: string;
  /**
   * What was wrong, what was got, what would be right. INVALID_RECORD has the path in it; where a record has no
   * id, every message begins with its place in the catalog (`tariffs.18.id`).
   */
  readonly message: string;
}
