/** Why bytes are no text. */
export class UnreadableText extends Error {
  readonly code: 'UNKNOWN_CHARSET' | 'INVALID_ENCODING';

  constructor(code: 'UNKNOWN_CHARSET' | 'INVALID_ENCODING', message: string) {
    super(message);
    this.name = 'UnreadableText';
    this.code = code;
  }
}

/**
 * The text of a body, without its byte order mark. In this order:
 * - a byte order mark says what the encoding is;
 * - else the charset of the `Content-Type` header, any that the Encoding Standard knows; but bytes that
 *   are UTF-8 beyond ASCII are UTF-8 whatever a one-byte charset is declared (RFC 8259, 8.1: JSON is
 *   UTF-8; a web server's default charset says nothing about it);
 * - else UTF-8.
 * @throws {UnreadableText} for a charset nobody knows, and for bytes that the encoding does not have.
 */
export function readBodyText(bytes: Uint8Array, contentType: string | null): string {
  const declared = charsetOf(contentType);
  const encoding = byteOrderMark(bytes) ?? (declared === null ? 'utf-8' : encodingNamed(declared));
  if (!isUnicode(encoding)) {
    const utf8 = decoded(bytes, 'utf-8');
    if (utf8 !== null) return utf8;
  }
  const text = decoded(bytes, encoding);
  // The Encoding Standard gives every byte of a one-byte charset a character; 0x98 is none in windows-1251.
  if (text === null || (encoding === 'windows-1251' && bytes.includes(0x98))) {
    const said = declared === null ? 'no charset is declared' : `the declared charset is ${declared}`;
    throw new UnreadableText('INVALID_ENCODING', `the bytes are not ${encoding} (${said})`);
  }
  return text;
}

/** Text to show to people, wrong characters and all: UTF-8 where it is, else the charset of Russian Windows. */
export function guessText(bytes: Uint8Array): string {
  return decoded(bytes, byteOrderMark(bytes) ?? 'utf-8') ?? decoded(bytes, 'windows-1251') ?? '';
}

/** `application/json; charset="windows-1251"` => `windows-1251` */
function charsetOf(contentType: string | null): string | null {
  return (
    /;\s*charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;]+))/i
      .exec(contentType ?? '')
      ?.slice(1)
      .find((name) => name !== undefined && name !== '') ?? null
  );
}

function encodingNamed(charset: string): string {
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    throw new UnreadableText('UNKNOWN_CHARSET', `the declared charset ${JSON.stringify(charset)} is unknown`);
  }
}

function isUnicode(encoding: string): boolean {
  return encoding.startsWith('utf-');
}

function byteOrderMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
