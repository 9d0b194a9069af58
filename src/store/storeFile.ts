import { hostname } from 'node:os';
import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';

/**
 * How one generation lies on the disk: a header line of fixed length, then the catalog's text
 * (`tail -n +2` of the file is a catalog that every other command reads).
 *
 *     {"format":"dovoz-store/1","bytes":1234,"sha256":"…","savedAt":"2025-01-21T10:00:00.000Z","check":"…"}   \n
 *     {"format":"dovoz-catalog/1", …
 *
 * The header is written last, over blanks: a file whose writer died has no header at all.
 */
export interface StoreHeader {
  readonly format: 'dovoz-store/1';
  /** Length of the catalog's text, bytes. */
  readonly bytes: number;
  /** Of the catalog's text, lower-case hexadecimal. */
  readonly sha256: string;
  /** ISO instant. */
  readonly savedAt: string;
}

/** Of the header itself: the beginning of the SHA-256 of its JSON without this. */
const CHECK_DIGITS = 8;

export const STORE_FORMAT = 'dovoz-store/1';

/** The header line with its newline, bytes. */
export const HEADER_BYTES = 256;

const headerSchema = z.object({
  format: z.literal(STORE_FORMAT),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  savedAt: z.iso.datetime(),
});

export function blankHeader(): Buffer {
  return Buffer.from(`${' '.repeat(HEADER_BYTES - 1)}\n`, 'latin1');
}

export function encodeHeader({ format, bytes, sha256, savedAt }: StoreHeader): Buffer {
  const fields = { format, bytes, sha256, savedAt };
  const check = createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, CHECK_DIGITS);
  return Buffer.from(`${JSON.stringify({ ...fields, check }).padEnd(HEADER_BYTES - 1)}\n`, 'latin1');
}

/** What the first `HEADER_BYTES` bytes of a file say; `format` alone where another version wrote it. */
export type HeaderReading =
  | { readonly ok: true; readonly header: StoreHeader }
  | { readonly ok: false; readonly reason: 'BAD_HEADER' | 'UNKNOWN_VERSION'; readonly detail: string };

export function decodeHeader(bytes: Uint8Array): HeaderReading {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('latin1'));
  } catch {
    const blank = Buffer.from(bytes).toString('latin1').trim() === '';
    return {
      ok: false,
      reason: 'BAD_HEADER',
      detail: blank ? 'the header is blank' : 'the header is not JSON',
    };
  }
  const read = headerSchema.safeParse(value);
  if (read.success) {
    if (encodeHeader(read.data).equals(bytes)) return { ok: true, header: read.data };
    return { ok: false, reason: 'BAD_HEADER', detail: 'the header is not as it was written' };
  }
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (typeof format === 'string' && format.startsWith('dovoz-store/') && format !== STORE_FORMAT) {
    return {
      ok: false,
      reason: 'UNKNOWN_VERSION',
      detail: `format ${format}, this version reads ${STORE_FORMAT}`,
    };
  }
  return { ok: false, reason: 'BAD_HEADER', detail: z.prettifyError(read.error) };
}

const GENERATION_NAME = /^catalog-(\d{9,15})\.dovoz$/;

export function generationName(generation: number): string {
  return `catalog-${String(generation).padStart(9, '0')}.dovoz`;
}

/** The number of a generation's file; undefined for every other name. */
export function generationOf(name: string): number | undefined {
  const digits = GENERATION_NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

const TEMPORARY_NAME = /^\.catalog-([0-9a-f]{8})-(\d+)-[0-9a-f-]+\.tmp$/;

/** A name that no other writer has, in any process of any machine; it tells whose it is. */
export function temporaryName(): string {
  return `.catalog-${hostMark()}-${process.pid}-${randomUUID()}.tmp`;
}

/** Who wrote a temporary file; undefined for every other name. */
export function temporaryOwner(
  name: string,
): { readonly sameHost: boolean; readonly pid: number } | undefined {
  const found = TEMPORARY_NAME.exec(name);
  if (found === null) return undefined;
  return { sameHost: found[1] === hostMark(), pid: Number(found[2]) };
}

function hostMark(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
