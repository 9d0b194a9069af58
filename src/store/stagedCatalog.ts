import { createHash } from 'node:crypto';
import { link, open, rename, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { listGenerations, syncDirectory } from './storeDirectory.js';
import { isSystemError } from './readGeneration.js';
import {
  HEADER_BYTES,
  STORE_FORMAT,
  blankHeader,
  encodeHeader,
  generationName,
  temporaryName,
} from './storeFile.js';
import { StoreError, type SavedCatalog } from './storeOutcome.js';

/**
 * A catalog on its way to the disk. Its text (UTF-8) is written a slice at a time into a temporary file that no
 * reader looks at; `commit` makes it the newest generation at one blow, `discard` leaves no trace.
 */
export class StagedCatalog {
  readonly #directory: string;
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #settled = false;

  private constructor(directory: string, path: string, file: FileHandle) {
    this.#directory = directory;
    this.#path = path;
    this.#file = file;
  }

  /** @throws {StoreError} */
  static async begin(directory: string): Promise<StagedCatalog> {
    const path = join(directory, temporaryName());
    return guarded(directory, async () => {
      const staged = new StagedCatalog(directory, path, await open(path, 'wx'));
      try {
        await staged.#file.writeFile(blankHeader());
      } catch (error) {
        await staged.discard();
        throw error;
      }
      return staged;
    });
  }

  /** @throws {StoreError} */
  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await guarded(this.#path, () => this.#file.writeFile(bytes));
  }

  /**
   * Resolves when the catalog would outlive a power cut.
   * @param savedAt ISO instant.
   * @throws {StoreError} and the temporary file is gone.
   */
  async commit(savedAt: string): Promise<SavedCatalog> {
    try {
      return await guarded(this.#path, async () => {
        const header = {
          format: STORE_FORMAT,
          bytes: this.#bytes,
          sha256: this.#hash.digest('hex'),
          savedAt,
        } as const;
        await this.#file.write(encodeHeader(header), 0, HEADER_BYTES, 0);
        // The bytes before the name: a name must never stand for bytes that a power cut could take.
        await this.#file.sync();
        await this.#file.close();
        const generation = await publish(this.#directory, this.#path);
        await syncDirectory(this.#directory);
        this.#settled = true;
        const file = join(this.#directory, generationName(generation));
        return { generation, file, savedAt, bytes: HEADER_BYTES + this.#bytes };
      });
    } finally {
      await this.discard();
    }
  }

  /** Does nothing after `commit`. */
  async discard(): Promise<void> {
    if (this.#settled) return;
    this.#settled = true;
    await this.#file.close().catch(() => undefined);
    await unlink(this.#path).catch(() => undefined);
  }
}

/**
 * Gives the file the next generation's name. A link fails where that name exists, so of two writers at
 * once the later one takes the number after, and neither is lost; a plain rename would replace.
 */
async function publish(directory: string, temporary: string): Promise<number> {
  for (;;) {
    const generation = ((await listGenerations(directory))[0]?.generation ?? 0) + 1;
    const path = join(directory, generationName(generation));
    try {
      await link(temporary, path);
    } catch (error) {
      if (isSystemError(error, 'EEXIST')) continue;
      // A file system without hard links: of two writers at the very same moment the later one stays.
      if (!isSystemError(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
      await rename(temporary, path);
      return generation;
    }
    await unlink(temporary);
    return generation;
  }
}

async function guarded<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof StoreError ? error : new StoreError(path, error);
  }
}
