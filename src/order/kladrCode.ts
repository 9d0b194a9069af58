/** The parts of a KLADR code, outermost first. */
export type KladrPart = 'region' | 'district' | 'city' | 'settlement' | 'street' | 'actuality' | 'building';

/** One thing wrong with a KLADR code. */
export interface KladrFault {
  /** `code`: the code as a whole (not a text, or of a wrong length). */
  readonly part: KladrPart | 'code';
  /** Characters from (included, from 0) and to (not included). */
  readonly from: number;
  readonly to: number;
  /** Those characters. */
  readonly got: string;
  /** What is wrong and what would be right. */
  readonly message: string;
}

interface PartRange {
  readonly part: KladrPart;
  readonly from: number;
  readonly to: number;
}

const PLACE: readonly PartRange[] = [
  { part: 'region', from: 0, to: 2 },
  { part: 'district', from: 2, to: 5 },
  { part: 'city', from: 5, to: 8 },
  { part: 'settlement', from: 8, to: 11 },
];
const STREET: PartRange = { part: 'street', from: 11, to: 15 };

/**
 * How the codes are built (the KLADR classifier of the Federal Tax Service): SS RRR GGG PPP AA for a place
 * of any level, SS RRR GGG PPP UUUU AA for a street, SS RRR GGG PPP UUUU DDDD for a building. AA, the mark of
 * actuality, is 00 for what is in force.
 */
const LAYOUTS: Readonly<Partial<Record<number, readonly PartRange[]>>> = {
  13: [...PLACE, { part: 'actuality', from: 11, to: 13 }],
  17: [...PLACE, STREET, { part: 'actuality', from: 15, to: 17 }],
  19: [...PLACE, STREET, { part: 'building', from: 15, to: 19 }],
};

/**
 * Everything wrong with a KLADR code; empty for a good one. A part of zeros means that the address has none
 * of that level (a street in Moscow lies in no district); only the region cannot be missing. Whether the
 * place exists is for 1C to say.
 * `'7700000000028360004' => []`, `'77OO00000000' => ` faults of `code` (length 12) and `district` (letters)
 */
export function kladrFaults(code: unknown): readonly KladrFault[] {
  if (typeof code !== 'string') {
    const kind = code === null ? 'null' : typeof code;
    const message = `a KLADR code is a text of 13, 17 or 19 digits, not ${kind}: a number loses its zeros and digits`;
    return [{ part: 'code', from: 0, to: 0, got: '', message }];
  }
  // Alone: a blank in front shifts every part to another place.
  if (code !== code.trim()) return [wholeFault(code)];
  const layout = LAYOUTS[code.length];
  const faults = layout === undefined ? [wholeFault(code)] : [];
  const parts = layout ?? LAYOUTS[code.length > 17 ? 19 : code.length > 13 ? 17 : 13] ?? [];
  return [...faults, ...parts.flatMap((range) => partFault(code, range) ?? [])];
}

function wholeFault(code: string): KladrFault {
  return {
    part: 'code',
    from: 0,
    to: code.length,
    got: code,
    message: whatIsWrong(code),
  };
}

function whatIsWrong(code: string): string {
  if (code === '') return 'empty; a KLADR code has 13, 17 or 19 digits';
  if (code.trim() === '') return 'blank; a KLADR code has 13, 17 or 19 digits';
  if (code !== code.trim())
    return 'blanks around the digits; a KLADR code has 13, 17 or 19 digits and no more';
  const { length } = code;
  return `${length} ${length === 1 ? 'character' : 'characters'}; ${whatIsMissing(length)}`;
}

function whatIsMissing(length: number): string {
  if (length > 19) return 'a building’s code has 19 digits, and no code has more';
  if (length === 18) return 'a building’s code has 19 digits: 3 of the building’s 4 are here';
  if (length > 13) {
    const missing = 17 - length;
    return `a place’s code has 13 digits and a street’s 17: ${missing} ${missing === 1 ? 'is' : 'are'} missing for a street`;
  }
  const last = PLACE.find(({ to }) => length <= to)?.part ?? 'actuality';
  return `a code has 13 digits at least (17 for a street, 19 for a building): it ends in the part «${last}»`;
}

function partFault(code: string, { part, from, to }: PartRange): KladrFault | null {
  const got = code.slice(from, to);
  const wrong = /[^0-9]/u.exec(got);
  const fault = (message: string): KladrFault => ({ part, from, to: from + got.length, got, message });
  if (wrong !== null) {
    const character = String.fromCodePoint(got.codePointAt(wrong.index) ?? 0);
    return fault(`«${character}» at character ${from + wrong.index + 1} is no digit from 0 to 9`);
  }
  return part === 'region' && got === '00' ? fault('region 00 does not exist; regions are 01 to 99') : null;
}
