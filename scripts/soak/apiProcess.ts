import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The embedded 1C in a process of its own (api.ts), which goes with ours. It behaves until it is sent a word. */
export async function startApi(): Promise<{ readonly url: string; readonly api: ChildProcess }> {
  const api = fork(fileURLToPath(new URL('api.js', import.meta.url)), process.argv.slice(2));
  const [url]: unknown[] = await once(api, 'message');
  return { url: String(url), api };
}
