import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transpiled, type Transpiled } from '../support/transpiled.js';

let sources: Transpiled;
let directory: string;

beforeAll(async () => {
  sources = await transpiled('test/engine/leavesNothing.ts', 'test/support/smallTown.ts');
  directory = await mkdtemp(join(tmpdir(), 'dovoz-exit-'));
});

afterAll(async () => {
  await sources.remove();
  await rm(directory, { recursive: true, force: true });
});

// The worker of the engine is here found beside it, as in the installed package.
it.each(['close', 'close while refreshing', 'just leave'])(
  'a process that had an engine ends by itself: %s',
  async (way) => {
    const program = sources.path('test/engine/leavesNothing.ts');
    const run = promisify(execFile)(process.execPath, [program, join(directory, way), way], {
      timeout: 20_000,
    });
    expect(await run).toEqual({ stdout: 'done\n', stderr: '' });
    expect((await readdir(join(directory, way))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  },
);
