import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { plotsOf } from './plots.js';
import type { Report } from './report.js';
import { tablesOf } from './tables.js';

const DOCUMENT = 'docs/performance.md';

/**
 * Writes a report into docs/performance.md: each table between the comments that bear its name, and the
 * plots and the figures themselves beside it.
 */
export function writeDocument(report: Report): void {
  let text = readFileSync(DOCUMENT, 'utf8');
  for (const [name, table] of Object.entries(tablesOf(report))) {
    const place = new RegExp(`(<!-- bench:${name} -->\n)[^]*?(<!-- /bench:${name} -->)`);
    if (!place.test(text)) throw new Error(`${DOCUMENT} has no place for the table ${name}`);
    text = text.replace(place, (_, before: string, after: string) => `${before}\n${table}\n\n${after}`);
  }
  writeFileSync(DOCUMENT, text);
  writeFileSync('docs/performance.json', `${JSON.stringify(report, null, 1)}\n`);
  mkdirSync('docs/images', { recursive: true });
  for (const [name, svg] of Object.entries(plotsOf(report))) writeFileSync(`docs/images/${name}.svg`, svg);
}
