/** A row of a table with a header line; every cell is text. */
export type Row = Readonly<Record<string, string>>;

/** Reads a table whose cells are parted by semicolons; no cell holds one. */
export const readTable = (text: string): readonly Row[] => {
  const [header = '', ...lines] = text.trim().split('\n');
  const names = header.split(';');
  return lines.map((line) => {
    const cells = line.split(';');
    if (cells.length !== names.length) throw new Error(`expected ${names.length} cells: ${line}`);
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
};

/** The cell of a column that must be there. */
export const cell = (row: Row, name: string): string => {
  const value = row[name];
  if (value === undefined) throw new Error(`no column ${name}`);
  return value;
};
