import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A PostGIS of the bench's own: on loopback, with its data in a folder that is removed at the end. */
export interface PostgisServer {
  readonly port: number;
  readonly user: string;
  /** The folder of psql and its kind. */
  readonly bin: string;
  stop(): Promise<void>;
}

/** Why there can be none on this machine; undefined where there can. */
export function postgisIsAbsent(): string | undefined {
  if (binFolder() === undefined)
    return 'PostgreSQL is not installed (Debian: apt-get install postgresql postgis)';
  const control = readdirSync('/usr/share/postgresql').some((version) =>
    existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`),
  );
  return control
    ? undefined
    : 'PostGIS is not installed (Debian: apt-get install postgis postgresql-15-postgis-3)';
}

function binFolder(): string | undefined {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  const folders = readdirSync(root).map((version) => join(root, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'postgres')));
}

/** Starts one; PostgreSQL refuses to run as root, so then it runs as the user `postgres`. */
export async function startPostgis(): Promise<PostgisServer> {
  const bin = binFolder();
  if (bin === undefined) throw new Error(postgisIsAbsent());
  const folder = mkdtempSync(join(tmpdir(), 'bench-postgis-'));
  const identity = process.getuid?.() === 0 ? postgresUser() : undefined;
  if (identity !== undefined) chownSync(folder, identity.uid, identity.gid);
  const data = join(folder, 'data');
  const as = { ...identity, cwd: folder };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...as,
    stdio: 'ignore',
  });
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'shared_buffers=512MB',
    'max_parallel_workers_per_gather=0',
    'jit=off',
  ].flatMap((setting) => ['-c', setting]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...as,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 200; tries++) {
    try {
      const ready = [
        '-h',
        '127.0.0.1',
        '-p',
        String(port),
        '-U',
        'bench',
        '-d',
        'postgres',
        '-c',
        'select 1',
      ];
      execFileSync(join(bin, 'psql'), ready, { stdio: 'ignore' });
      return { port, user: 'bench', bin, stop };
    } catch {
      await wait(50);
    }
  }
  await stop();
  throw new Error('PostgreSQL did not come up within ten seconds');
}

function postgresUser(): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
