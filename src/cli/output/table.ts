import { stripVTControlCharacters } from 'node:util';

export interface Column {
  readonly title: string;
  readonly align?: 'right';
}

const GRAPHEMES = new Intl.Segmenter();
const GAP = '  ';

/** Rows under their titles, columns aligned; lines without blanks at their ends. Cells may be styled. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  styleTitle: (title: string) => string = (title) => title,
): readonly string[] {
  const widths = columns.map(({ title }, i) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[i] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, i) => {
        const cell = cells[i] ?? '';
        const pad = ' '.repeat((widths[i] ?? 0) - widthOf(cell));
        return align === 'right' ? pad + cell : cell + pad;
      })
      .join(GAP)
      .trimEnd();
  return [line(columns.map(({ title }) => styleTitle(title))), ...rows.map(line)];
}

/** Columns of a terminal that a line takes: Latin and Cyrillic letters are one wide each. */
export function widthOf(text: string): number {
  return [...GRAPHEMES.segment(stripVTControlCharacters(text))].length;
}
