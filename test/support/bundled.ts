import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Programs of this repository as plain JavaScript, for child processes and workers on a Node that reads no TypeScript. */
export interface Bundled {
  /** The file built from an entry, by the entry's path in the repository. */
  path(entry: string): string;
  remove(): Promise<void>;
}

/** Bundles each entry with what it imports; packages stay imports, so that Node resolves them as a user's would. */
export async function bundled(...entries: readonly string[]): Promise<Bundled> {
  // Inside the repository, or the packages would not be found from there.
  const directory = await mkdtemp(join(repository, 'node_modules', '.bundled-'));
  await build({
    absWorkingDir: repository,
    entryPoints: [...entries],
    outdir: directory,
    outbase: repository,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return {
    path: (entry) => join(directory, entry.replace(/\.ts$/, '.mjs')),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
