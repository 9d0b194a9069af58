/** Where a text stops being JSON. */
export interface JsonFault {
  /** Both from 1; columns are UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** What stands there and what would be right. */
  readonly message: string;
}

const TOKEN =
  // Control characters may not stand in a JSON text.
  // oxlint-disable-next-line no-control-regex
  /[{}[\],:]|"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.])|true\b|false\b|null\b/y;
const BLANKS = /[ \t\r\n]*/y;

/** What may come next; the texts are for the message. */
const EXPECTED = {
  value: 'a value',
  valueOrEnd: 'a value or ]',
  key: 'a name in double quotes',
  keyOrEnd: 'a name in double quotes or }',
  colon: ':',
  more: ', or the end of the list or object',
  end: 'the end of the text',
} as const;

type State = keyof typeof EXPECTED;

/**
 * The first fault of a text that `JSON.parse` refuses: its own messages do not always say where. Undefined
 * for JSON.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: string[] = [];
  let state: State = 'value';
  let at = 0;
  for (;;) {
    at = afterMatch(BLANKS, text, at) ?? at;
    if (at === text.length && state === 'end') return undefined;
    const end = afterMatch(TOKEN, text, at);
    const next: State | undefined =
      end === undefined ? undefined : step(state, text.slice(at, at + 1), text.slice(at, end), open);
    if (end === undefined || next === undefined) return faultAt(text, at, state);
    state = next;
    at = end;
  }
}

/** The state after a token; undefined where it may not stand. */
function step(state: State, first: string, token: string, open: string[]): State | undefined {
  const afterValue = (): State => (open.length === 0 ? 'end' : 'more');
  if (first === '}' || first === ']') {
    const closes =
      state === 'more' ||
      (first === '}' && state === 'keyOrEnd') ||
      (first === ']' && state === 'valueOrEnd');
    if (!closes || open.pop() !== (first === '}' ? '{' : '[')) return undefined;
    return afterValue();
  }
  switch (state) {
    case 'value':
    case 'valueOrEnd':
      if (token === ',' || token === ':') return undefined;
      if (token !== '{' && token !== '[') return afterValue();
      open.push(token);
      return token === '{' ? 'keyOrEnd' : 'valueOrEnd';
    case 'key':
    case 'keyOrEnd':
      return first === '"' ? 'colon' : undefined;
    case 'colon':
      return token === ':' ? 'value' : undefined;
    case 'more':
      if (token !== ',') return undefined;
      return open.at(-1) === '{' ? 'key' : 'value';
    case 'end':
      return undefined;
  }
}

function afterMatch(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function faultAt(text: string, at: number, state: State): JsonFault {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return {
    line: before.split('\n').length,
    column: at - lineStart + 1,
    message: `expected ${EXPECTED[state]}, got ${at === text.length ? 'the end of the text' : excerpt(text, at)}`,
  };
}

const EXCERPT = 24;

function excerpt(text: string, at: number): string {
  const rest = text.slice(at, at + EXCERPT + 1).split('\n', 1)[0] ?? '';
  return JSON.stringify(rest.length > EXCERPT ? `${rest.slice(0, EXCERPT)}…` : rest);
}
