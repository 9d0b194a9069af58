import { mkdir, open, readdir, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isSystemError } from './readGeneration.js';
import { generationOf, temporaryOwner } from './storeFile.js';

export interface GenerationFile {
  readonly generation: number;
  readonly file: string;
}

/** Newest first. */
export async function listGenerations(directory: string): Promise<readonly GenerationFile[]> {
  const found: GenerationFile[] = [];
  for (const name of await readdir(directory)) {
    const generation = generationOf(name);
    if (generation !== undefined) found.push({ generation, file: join(directory, name) });
  }
  return found.toSorted((a, b) => b.generation - a.generation);
}

/** Makes the directory where it is missing, so that it outlives a power cut itself. */
export async function ensureDirectory(directory: string): Promise<void> {
  const first = await mkdir(directory, { recursive: true });
  if (first === undefined) return;
  const above = dirname(resolve(first));
  for (let made = resolve(directory); made !== above; made = dirname(made))
    await syncDirectory(dirname(made));
}

/** Puts the names in a directory on the disk; Windows has no such call and needs none. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Deletes all but the newest `keep` generations. */
export async function pruneGenerations(directory: string, keep: number): Promise<void> {
  const old = (await listGenerations(directory)).slice(keep);
  await Promise.all(old.map(({ file }) => removeIfThere(file)));
}

/** A writer that has not written for so long has died on another machine or hangs for ever. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/** Deletes the temporary files of writers that are no more; those of living ones stay. */
export async function removeAbandoned(directory: string, now: number): Promise<void> {
  for (const name of await readdir(directory)) {
    const owner = temporaryOwner(name);
    if (owner === undefined) continue;
    const file = join(directory, name);
    const written = await modifiedAt(file);
    if (written === undefined) continue;
    const dead = owner.sameHost && !isLiving(owner.pid, written);
    if (dead || now - written > ABANDONED_AFTER_MS) await removeIfThere(file);
  }
}

function isLiving(pid: number, written: number): boolean {
  if (pid === process.pid) {
    // In a container every process may be number 1: what is older than this one is not its own.
    return written >= Date.now() - process.uptime() * 1000 - 1000;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isSystemError(error, 'ESRCH');
  }
}

async function modifiedAt(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function removeIfThere(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
}
