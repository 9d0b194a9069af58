import { randomUUID } from 'node:crypto';
import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EXIT } from '../exitStatus.js';
import { CliFailure, systemReason } from '../failure.js';

/**
 * Writes a file whole or not at all: beside it first, then in its place, so that nobody ever reads half of
 * it and the old one stays when anything fails or the signal is aborted.
 */
export async function writeWhole(
  path: string,
  slices: Iterable<string | Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  const target = await realTarget(path);
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    const file = await open(beside, 'wx');
    try {
      for (const slice of slices) {
        signal?.throwIfAborted();
        await file.writeFile(slice);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    signal?.throwIfAborted();
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    if (signal?.aborted === true) throw error;
    throw cannotWrite(path, error);
  }
}

/** Says now, and not after minutes of loading, that a file cannot be written. */
export async function checkWritable(path: string): Promise<void> {
  try {
    const target = await realTarget(path);
    await access(dirname(target), constants.W_OK | constants.X_OK);
    const found = await stat(target).catch(() => null);
    if (found?.isDirectory() === true) throw new CliFailure('it is a folder', EXIT.failed);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** Where a symbolic link leads; the path itself where nothing is yet. */
async function realTarget(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

function cannotWrite(path: string, error: unknown): CliFailure {
  return new CliFailure(`cannot write ${path}: ${systemReason(error)}`, EXIT.failed);
}
