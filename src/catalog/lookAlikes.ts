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

/**
 * The value with the look-alike keys among `expected` in Latin; the value itself where there are none.
 * Each spelling that was mended is told to `mended`. Where both spellings have a value, the Latin one counts.
 */
export function withLatinKeys(
  value: unknown,
  expected: ReadonlySet<string>,
  mended: (key: string, latin: string) => void,
): unknown {
  if (!isFields(value)) return value;
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    if (!CYRILLIC.test(key)) continue;
    const latin = Array.from(key, (letter) => LATIN[letter] ?? letter).join('');
    if (!expected.has(latin)) continue;
    mended(key, latin);
    if (Object.hasOwn(value, latin) && value[latin] !== undefined && value[latin] !== null) continue;
    copy ??= { ...value };
    copy[latin] = value[key];
  }
  return copy ?? value;
}
