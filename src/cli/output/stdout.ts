import { EXIT } from '../exitStatus.js';
import { systemReason } from '../failure.js';

let gone = false;

/**
 * A reader that goes away early (`dovoz quote … | head -1`) is no error: what follows is not written. A full
 * disk behind stdout is one.
 */
export function forgiveClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    gone = true;
    if (error.code === 'EPIPE') return;
    process.stderr.write(`error: cannot write the output: ${systemReason(error)}\n`);
    process.exit(EXIT.failed);
  });
  // Where messages cannot go there is nobody to tell.
  process.stderr.on('error', () => undefined);
}

/** Writes to stdout; waits while the reader is slower. Gives false once the reader has gone. */
export async function writeOut(text: string): Promise<boolean> {
  if (gone || text === '') return !gone;
  if (process.stdout.write(text)) return !gone;
  await new Promise<void>((resolve) => {
    const settle = () => {
      process.stdout.off('drain', settle).off('close', settle).off('error', settle);
      resolve();
    };
    process.stdout.on('drain', settle).on('close', settle).on('error', settle);
  });
  return !gone;
}

/** A value as one indented JSON text on stdout. */
export function writeJson(value: unknown): Promise<boolean> {
  return writeOut(`${JSON.stringify(value, null, 2)}\n`);
}
