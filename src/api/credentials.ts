/** How requests say who asks. */
export type ClientAuth =
  /** HTTP Basic, in UTF-8: 1C users may have Russian names. */
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }
  /** Headers of your own, such as `{ 'X-Api-Key': '…' }`. */
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> };

/** Credentials that cannot be sent. The message names the field and never its value. */
export class InvalidCredentialsError extends Error {
  readonly code = 'INVALID_CREDENTIALS';

  constructor(message: string) {
    super(message);
    this.name = 'InvalidCredentialsError';
  }
}

/**
 * Credentials ready to be sent. They are kept in private fields: neither `util.inspect` nor JSON shows
 * them.
 */
export class Credentials {
  readonly #headers: readonly (readonly [string, string])[];
  readonly #secrets: readonly string[];

  /** @throws {InvalidCredentialsError} when they cannot be put into HTTP headers. */
  constructor(auth: ClientAuth | undefined) {
    const { headers, secrets } = auth === undefined ? NOTHING : prepared(auth);
    for (const [name, value] of headers) checkHeader(name, value);
    this.#headers = headers;
    this.#secrets = secrets
      .filter((secret) => secret.length >= SHORTEST_REDACTED)
      .flatMap(spellings)
      .toSorted((a, b) => b.length - a.length);
  }

  /** Adds the credentials to a request's headers. */
  addTo(headers: Headers): void {
    for (const [name, value] of this.#headers) headers.set(name, value);
  }

  /** The text without any secret that a server may have echoed into it. */
  redact(text: string): string {
    return this.#secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  }
}

/** A shorter secret would be found everywhere, and hiding it would make every message unreadable. */
const SHORTEST_REDACTED = 4;

/** How a secret may stand in what a server sends back: as it is, in a URL, in JSON. */
function spellings(secret: string): readonly string[] {
  // Through UTF-8, since half a surrogate pair cannot stand in a URL.
  const wellFormed = Buffer.from(secret).toString();
  const inUrl = [encodeURI(wellFormed), encodeURIComponent(wellFormed)];
  const inJson = JSON.stringify(secret).slice(1, -1);
  const escaped = inJson.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const lowerCase = inUrl.map((url) => url.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()));
  const upperCase = escaped.replace(/\\u[0-9a-f]{4}/g, (unit) => `\\u${unit.slice(2).toUpperCase()}`);
  return [...new Set([secret, ...inUrl, ...lowerCase, inJson, escaped, upperCase])];
}

interface Prepared {
  readonly headers: readonly (readonly [string, string])[];
  readonly secrets: readonly string[];
}

const NOTHING: Prepared = { headers: [], secrets: [] };

function prepared(auth: ClientAuth): Prepared {
  if (auth.kind === 'basic') {
    if (auth.user.includes(':')) {
      throw new InvalidCredentialsError('a user name for HTTP Basic must not have a colon');
    }
    const encoded = Buffer.from(`${auth.user}:${auth.password}`).toString('base64');
    return { headers: [['authorization', `Basic ${encoded}`]], secrets: [encoded, auth.password] };
  }
  if (auth.kind === 'bearer') {
    if (!/^[\x21-\x7e]+$/.test(auth.token)) {
      throw new InvalidCredentialsError('a bearer token must be printable ASCII without spaces');
    }
    return { headers: [['authorization', `Bearer ${auth.token}`]], secrets: [auth.token] };
  }
  const headers = Object.entries(auth.headers);
  return { headers, secrets: headers.flatMap(([, value]) => [value, ...value.split(' ')]) };
}

function checkHeader(name: string, value: string): void {
  try {
    new Headers().set(name, value);
  } catch {
    // The platform's own message would quote the value.
    throw new InvalidCredentialsError(`header ${JSON.stringify(name)}: not a name and value HTTP can carry`);
  }
}
