import type { OneCClientOptions } from './clientOptions.js';
import { InvalidClientOptionsError } from './optionReading.js';
import type { ClientAuth } from './credentials.js';

/** The environment variables that `clientOptionsFromEnv` reads. */
export const CLIENT_VARIABLES = [
  'DOVOZ_URL',
  'DOVOZ_USER',
  'DOVOZ_PASSWORD',
  'DOVOZ_TOKEN',
  'DOVOZ_HEADERS',
  'DOVOZ_TIMEOUT_MS',
] as const;

/**
 * Client options from environment variables; what is not set (or empty) is left out.
 * - `DOVOZ_URL`: the base URL;
 * - `DOVOZ_USER` and `DOVOZ_PASSWORD` (HTTP Basic), or `DOVOZ_TOKEN` (Bearer), or `DOVOZ_HEADERS` (a JSON
 *   object of header names to values): at most one of the three;
 * - `DOVOZ_TIMEOUT_MS`: milliseconds of one exchange.
 *
 * The secrets hang on properties that `console.log` and JSON do not show, but a spread of `auth` itself
 * loses them too: pass it on as it is.
 * @example
 * const { baseUrl, ...rest } = clientOptionsFromEnv(process.env);
 * const client = new OneCClient({ baseUrl: baseUrl ?? 'http://127.0.0.1:8080', ...rest });
 * @throws {InvalidClientOptionsError} naming the variable, never its value.
 */
export function clientOptionsFromEnv(
  env: Readonly<Record<string, string | undefined>>,
): Partial<Pick<OneCClientOptions, 'baseUrl' | 'auth' | 'timeoutMs'>> {
  const baseUrl = valueOf(env, 'DOVOZ_URL');
  const auth = authOf(env);
  const timeoutMs = valueOf(env, 'DOVOZ_TIMEOUT_MS');
  if (timeoutMs !== undefined && !/^[1-9]\d{0,9}$/.test(timeoutMs)) {
    throw wrong('DOVOZ_TIMEOUT_MS', 'not a whole number of milliseconds');
  }
  return {
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(auth === undefined ? {} : { auth }),
    ...(timeoutMs === undefined ? {} : { timeoutMs: Number(timeoutMs) }),
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

function authOf(env: Environment): ClientAuth | undefined {
  const user = valueOf(env, 'DOVOZ_USER');
  const password = valueOf(env, 'DOVOZ_PASSWORD');
  const token = valueOf(env, 'DOVOZ_TOKEN');
  const headers = valueOf(env, 'DOVOZ_HEADERS');
  const given = [user ?? password, token, headers].filter((value) => value !== undefined);
  if (given.length > 1) {
    throw wrong('DOVOZ_TOKEN', 'give one of DOVOZ_USER with DOVOZ_PASSWORD, DOVOZ_TOKEN, DOVOZ_HEADERS');
  }
  if (token !== undefined) return hidden({ kind: 'bearer', token }, 'token');
  if (headers !== undefined) return hidden({ kind: 'headers', headers: headersOf(headers) }, 'headers');
  if (user === undefined && password === undefined) return undefined;
  if (user === undefined) throw wrong('DOVOZ_USER', 'missing, but DOVOZ_PASSWORD is set');
  return hidden({ kind: 'basic', user, password: password ?? '' }, 'password');
}

function headersOf(text: string): Readonly<Record<string, string>> {
  const fault = wrong('DOVOZ_HEADERS', 'not a JSON object of header names to texts');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw fault;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw fault;
  return Object.fromEntries(
    Object.entries(parsed).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'string') throw fault;
      return [name, value];
    }),
  );
}

/** The object with one of its properties out of sight of `util.inspect`, `JSON.stringify` and spreads. */
function hidden<T extends ClientAuth>(auth: T, secret: keyof T): T {
  return Object.defineProperty(auth, secret, { enumerable: false });
}

function valueOf(env: Environment, name: (typeof CLIENT_VARIABLES)[number]): string | undefined {
  const value = env[name];
  return value === undefined || value === '' ? undefined : value;
}

function wrong(path: string, message: string): InvalidClientOptionsError {
  return new InvalidClientOptionsError([{ path, message }]);
}
