/** What the core may cost a browser, in bytes after gzip (docs/performance.md shows what it is made of). */
export const BUNDLE_BUDGET_GZIP_BYTES = 120_000;
