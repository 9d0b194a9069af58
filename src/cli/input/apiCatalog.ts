import {
  clientOptionsFromEnv,
  InvalidClientOptionsError,
  loadCatalog,
  OneCClient,
  type Catalog,
  type ListProgress,
  type OneCClientOptions,
} from '../../client.js';
import { EXIT } from '../exitStatus.js';
import { CliFailure } from '../failure.js';
import { ProgressLine } from '../output/progress.js';
import { plain } from '../words/names.js';

/** A client for the URL given, else for DOVOZ_URL, with the credentials of the environment. */
export function makeClient(url: string | undefined, onRetry?: OneCClientOptions['onRetry']): OneCClient {
  const { baseUrl, ...rest } = clientOptionsFromEnv(process.env);
  const chosen = url ?? baseUrl;
  if (chosen === undefined) {
    throw new CliFailure('no URL of the 1C API: give --url or set DOVOZ_URL', EXIT.usage);
  }
  try {
    return new OneCClient({ baseUrl: chosen, ...rest, ...(onRetry === undefined ? {} : { onRetry }) });
  } catch (error) {
    const fault =
      error instanceof InvalidClientOptionsError
        ? error.issues.find(({ path }) => path === 'baseUrl')
        : undefined;
    if (fault === undefined) throw error;
    const name = url === undefined ? 'DOVOZ_URL' : '--url';
    throw new CliFailure(`${name} ${plain(withoutSecrets(String(chosen)))}: ${fault.message}`, EXIT.usage, [
      'expected where the 1C API lies, such as http://1c.local/hs/api',
    ]);
  }
}

/** A URL that may be none, without what may be a password: whatever comes before an @ or after a question mark. */
function withoutSecrets(url: string): string {
  return url.replace(/^([a-z]+:\/\/)?.*@/is, '$1…@').replace(/[?#].*$/s, '?…');
}

/** Shorter waits before a call is repeated are not worth a line. */
const TOLD_WAIT_MS = 1000;

/** Loads the whole catalog; on a terminal it shows how far it is, and everywhere what it has to wait for. */
export function loadApiCatalog(url: string | undefined, signal: AbortSignal): Promise<Catalog> {
  const line = new ProgressLine();
  const client = makeClient(url, ({ error, waitMs }) => {
    if (waitMs >= TOLD_WAIT_MS) line.note(`${error.message}; again in ${(waitMs / 1000).toFixed(1)} s`);
  });
  return loadShown(client, signal, line);
}

/** The same with a client of one's own. */
export async function loadShown(
  client: OneCClient,
  signal: AbortSignal,
  line = new ProgressLine(),
): Promise<Catalog> {
  const lists = new Map<string, string>();
  try {
    return await loadCatalog(client, {
      signal,
      onProgress: (progress) => {
        lists.set(progress.operation, shown(progress));
        line.show(`loading ${[...lists.values()].join(', ')}`);
      },
    });
  } finally {
    line.clear();
  }
}

const NAMES: Readonly<Partial<Record<ListProgress['operation'], string>>> = {
  '/cities': 'cities',
  '/warehouses': 'warehouses',
  '/delivery-tariffs': 'tariffs',
  '/delivery-routes': 'routes',
};

function shown({ operation, loaded, total, phase }: ListProgress): string {
  const count = total === null ? String(loaded) : `${loaded}/${total}`;
  return `${NAMES[operation] ?? operation} ${count}${phase === 'CONFIRMING' ? ' (checking)' : ''}`;
}
