import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import type { ShelvedCatalog } from '../catalog/catalog.js';
import type { RecordShelf } from '../catalog/recordShelf.js';
import { CatalogTextError, CatalogTextReader } from './catalogText.js';
import { HEADER_BYTES, decodeHeader, type StoreHeader } from './storeFile.js';
import type { DamageReason } from './storeOutcome.js';

export type GenerationReading<Shelf extends RecordShelf> =
  | { readonly ok: true; readonly catalog: ShelvedCatalog<Shelf>; readonly savedAt: string }
  /** Pruned by another writer since the directory was listed: a newer one exists. */
  | { readonly ok: false; readonly reason: 'VANISHED' }
  | { readonly ok: false; readonly reason: DamageReason; readonly detail: string };

const CHUNK_BYTES = 128 * 1024;

/** Reads one generation and believes it only if its length and checksum are the header's. */
export async function readGeneration<Shelf extends RecordShelf>(
  path: string,
  newShelf: () => Shelf,
): Promise<GenerationReading<Shelf>> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return { ok: false, reason: 'VANISHED' };
    return { ok: false, reason: 'UNREADABLE', detail: messageOf(error) };
  }
  try {
    return await readOpened(file, newShelf);
  } catch (error) {
    return { ok: false, reason: 'UNREADABLE', detail: messageOf(error) };
  } finally {
    await file.close();
  }
}

async function readOpened<Shelf extends RecordShelf>(
  file: FileHandle,
  newShelf: () => Shelf,
): Promise<GenerationReading<Shelf>> {
  const { size } = await file.stat();
  if (size < HEADER_BYTES) {
    return { ok: false, reason: 'TRUNCATED', detail: `${size} bytes, the header alone has ${HEADER_BYTES}` };
  }
  const first = Buffer.alloc(HEADER_BYTES);
  await file.read(first, 0, HEADER_BYTES, 0);
  const reading = decodeHeader(first);
  if (!reading.ok) return reading;
  const expected = HEADER_BYTES + reading.header.bytes;
  if (size !== expected) {
    const reason = size < expected ? 'TRUNCATED' : 'TOO_LONG';
    return { ok: false, reason, detail: `${size} bytes, the header says ${expected}` };
  }
  return readBody(file, reading.header, newShelf);
}

/** One pass: hashes and parses together, so that the text is never held whole. */
async function readBody<Shelf extends RecordShelf>(
  file: FileHandle,
  header: StoreHeader,
  newShelf: () => Shelf,
): Promise<GenerationReading<Shelf>> {
  const hash = createHash('sha256');
  const decoder = new StringDecoder('utf8');
  const reader = new CatalogTextReader(newShelf);
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let fault: CatalogTextError | undefined;
  let position = HEADER_BYTES;
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    const bytes = chunk.subarray(0, bytesRead);
    hash.update(bytes);
    fault ??= faultOf(() => reader.push(decoder.write(bytes)));
  }
  const sha256 = hash.digest('hex');
  if (sha256 !== header.sha256) {
    return { ok: false, reason: 'CHECKSUM', detail: `sha256 ${sha256}, the header says ${header.sha256}` };
  }
  // Only after the checksum: a damaged text must be called damaged, not badly written.
  let catalog: ShelvedCatalog<Shelf> | undefined;
  fault ??= faultOf(() => {
    catalog = reader.end();
  });
  if (catalog === undefined) {
    return { ok: false, reason: 'NOT_A_CATALOG', detail: fault?.message ?? 'no catalog' };
  }
  return { ok: true, catalog, savedAt: header.savedAt };
}

function faultOf(step: () => void): CatalogTextError | undefined {
  try {
    step();
    return undefined;
  } catch (error) {
    if (error instanceof CatalogTextError) return error;
    throw error;
  }
}

export function isSystemError(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
