/**
 * Keys in which a Latin letter is a Cyrillic one that looks the same (`loadСapacity`): the API page has
 * such slips (DESIGN.md, "What the API leaves out, and its slips"). They are read as the Latin key.
 */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  і: 'i',
  ј: 'j',
  к: 'k',
  о: 'o',
  р: 'p',
  с: 'c',
  ѕ: 's',
  у: 'y',
  х: 'x',
  А: 'A',
  В: 'B',
  Е: 'E',
  І: 'I',
  Ј: 'J',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Ѕ: 'S',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};

const CYRILLIC = /[\u0400-\u04ff]/;

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Told of a spelling: the key as it stands, the Latin one that it looks like, and whether it is read as that. */
export type Mended = (key: string, latin: string, isRead: boolean) => void;

/**
 * The value with the look-alike keys among `expected` in Latin; the value itself where there are none.
 * Each spelling is told to `mended`. Of several with a value the Latin one counts, else the first by code units:
 * the order of the keys decides nothing.
 */
export function withLatinKeys(value: unknown, expected: ReadonlySet<string>, mended: Mended): unknown {
  if (!isFields(value)) return value;
  let read: Fields = value;
  for (const key of Object.keys(value)
    .filter((one) => CYRILLIC.test(one))
    .sort()) {
    const latin = Array.from(key, (letter) => LATIN[letter] ?? letter).join('');
    if (!expected.has(latin)) continue;
    const isRead = !hasValue(read, latin);
    mended(key, latin, isRead);
    if (isRead) read = { ...read, [latin]: value[key] };
  }
  return read;
}

function hasValue(fields: Fields, key: string): boolean {
  return Object.hasOwn(fields, key) && fields[key] !== undefined && fields[key] !== null;
}
