import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll } from 'vitest';
import { transpiled, type Transpiled } from '../support/transpiled.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What a command did. */
export interface Ran {
  /** null where a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node itself, such as a limit on memory. */
  readonly node?: readonly string[];
}

/** The command `dovoz` as a child process, and a folder of the test's own. */
export class CommandUnderTest {
  #sources: Transpiled | undefined;
  #folder = '';

  async set(): Promise<void> {
    this.#sources = await transpiled();
    this.#folder = await mkdtemp(join(tmpdir(), 'dovoz-cli-'));
    // Found beside the sources, as in the installed package.
    await copyFile(join(repository, 'package.json'), this.#sources.path('package.json'));
    await symlink(join(repository, 'demo'), this.#sources.path('demo'));
  }

  async remove(): Promise<void> {
    await this.#sources?.remove();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** A path in the test's folder. */
  file(name: string): string {
    return join(this.#folder, name);
  }

  async write(name: string, content: string | Buffer | object): Promise<string> {
    const isText = typeof content === 'string' || Buffer.isBuffer(content);
    await writeFile(this.file(name), isText ? content : JSON.stringify(content));
    return this.file(name);
  }

  read(name: string): Promise<string> {
    return readFile(this.file(name), 'utf8');
  }

  start(
    args: readonly string[],
    { env = {}, node = [] }: Omit<RunOptions, 'input'> = {},
  ): ChildProcessWithoutNullStreams {
    if (this.#sources === undefined) throw new Error('not set up');
    return spawn(process.execPath, [...node, this.#sources.path('src/cli.ts'), ...args], {
      cwd: this.#folder,
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });
  }

  /** The same on a terminal, where stdout and stderr are one. */
  async runOnTerminal(args: readonly string[]): Promise<string> {
    if (this.#sources === undefined) throw new Error('not set up');
    const words = [process.execPath, this.#sources.path('src/cli.ts'), ...args];
    const child = spawn('script', ['-qec', words.map((word) => `'${word}'`).join(' '), '/dev/null'], {
      cwd: this.#folder,
      env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm' },
    });
    return (await ended(child)).stdout;
  }

  async run(args: readonly string[], { input = '', ...options }: RunOptions = {}): Promise<Ran> {
    const child = this.start(args, options);
    // A command that does not read its input may be gone before it is written.
    child.stdin.on('error', () => undefined).end(input);
    return ended(child);
  }
}

/** What a command that was started did until its end. */
export async function ended(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  const closed = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  return { status: child.exitCode, stdout, stderr };
}

/** Whether this machine can make a terminal (`script` of util-linux; that of BSD takes other options). */
export const hasTerminals = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

/** Sets the command up for the tests of a file. */
export function useCommand(): CommandUnderTest {
  const command = new CommandUnderTest();
  beforeAll(() => command.set());
  afterAll(() => command.remove());
  return command;
}
