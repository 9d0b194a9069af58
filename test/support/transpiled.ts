import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of the sources as plain JavaScript, file by file as in `dist`. */
export interface Transpiled {
  /** The JavaScript of a file, by the file's path in the repository. */
  path(source: string): string;
  url(source: string): URL;
  remove(): Promise<void>;
}

/**
 * Makes JavaScript of all of `src` and of the given test files. Node 20 reads no TypeScript, so that child
 * processes and worker threads of a test cannot run the sources themselves.
 */
export async function transpiled(...tests: readonly string[]): Promise<Transpiled> {
  // Inside the repository, or the packages would not be found from there.
  await mkdir(join(repository, 'node_modules'), { recursive: true });
  const directory = await mkdtemp(join(repository, 'node_modules', '.transpiled-'));
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
  await build({
    absWorkingDir: repository,
    entryPoints: ['src/**/*.ts', ...tests],
    outdir: directory,
    outbase: repository,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const path = (source: string) => join(directory, source.replace(/\.ts$/, '.js'));
  return {
    path,
    url: (source) => pathToFileURL(path(source)),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
