import type { Report } from './report.js';
import { figure } from './tables.js';

/** One dot: a label, microseconds or the like, and the series it belongs to. */
interface Dot {
  readonly label: string;
  readonly value: number;
  readonly series: string;
}

const COLOURS = ['#1f5fa8', '#c9762b', '#5a8f3d', '#8a5aa8', '#a83f4b', '#55606e'];
const WIDTH = 760;
const LABELS = 210;
const ROW = 20;
const TOP = 62;

/** The plots of docs/performance.md by their names, as SVG. */
export function plotsOf(report: Report): Readonly<Record<string, string>> {
  const { sizes, densities } = report;
  return {
    latency: dots(
      'A whole quote against the floor, microseconds',
      sizes.flatMap(({ name, duels: { cheapest } }) => [
        { label: `${name} p50`, value: cheapest.quote.p50, series: 'quote' },
        { label: `${name} p50`, value: cheapest.floor.p50, series: 'floor' },
        { label: `${name} p99`, value: cheapest.quote.p99, series: 'quote' },
        { label: `${name} p99`, value: cheapest.floor.p99, series: 'floor' },
      ]),
    ),
    everyRoute: dots(
      'Looking at every route in reach: p50, microseconds',
      sizes.flatMap(({ name, duels: { alternatives, fastest } }) => [
        { label: `${name} alternatives`, value: alternatives.quote.p50, series: 'quote' },
        { label: `${name} alternatives`, value: alternatives.floor.p50, series: 'floor' },
        { label: `${name} fastest`, value: fastest.quote.p50, series: 'quote' },
        { label: `${name} fastest`, value: fastest.floor.p50, series: 'floor' },
      ]),
    ),
    rivals: dots(
      'The rivals: p50, microseconds',
      sizes.flatMap(({ name, duels, rivals }) => [
        { label: `${name} quote`, value: duels.cheapest.quote.p50, series: 'quote' },
        ...rivals.flatMap((rival) =>
          'leftOut' in rival || rival.name.includes('rules')
            ? []
            : [{ label: `${name} ${rival.name}`, value: rival.p50, series: rival.name }],
        ),
      ]),
    ),
    density: dots(
      'The same towns with more routes: microseconds',
      densities.flatMap(({ name, duel: { quote, floor } }) => [
        { label: `${name} p50`, value: quote.p50, series: 'quote' },
        { label: `${name} p50`, value: floor.p50, series: 'floor' },
        { label: `${name} p99`, value: quote.p99, series: 'quote' },
        { label: `${name} p99`, value: floor.p99, series: 'floor' },
      ]),
    ),
  };
}

/** A dot in a row of its own on a logarithmic scale (where the length of a bar would mean nothing), one colour a series. */
function dots(title: string, list: readonly Dot[]): string {
  const series = [...new Set(list.map((dot) => dot.series))];
  const colour = (name: string) => COLOURS[series.indexOf(name) % COLOURS.length]!;
  const greatest = Math.max(1, ...list.map(({ value }) => value));
  const least = Math.min(greatest, ...list.map(({ value }) => value));
  const first = 10 ** Math.floor(Math.log10(Math.max(least, 1e-3)));
  const decades = Math.max(1, Math.ceil(Math.log10(greatest / first) - 1e-9));
  const room = WIDTH - LABELS - 70;
  const across = (value: number) => (Math.log10(Math.max(value, first) / first) / decades) * room;
  const height = TOP + list.length * ROW + 30;
  const parts: string[] = [];
  for (let decade = 0; decade <= decades; decade++) {
    const x = LABELS + (decade / decades) * room;
    parts.push(`<line x1="${at(x)}" y1="${TOP - 4}" x2="${at(x)}" y2="${height - 24}" stroke="#d8dce2"/>`);
    parts.push(text(x, height - 8, figure(first * 10 ** decade), 'middle'));
  }
  series.forEach((name, i) => {
    const x = LABELS + i * 110;
    parts.push(`<rect x="${at(x)}" y="34" width="12" height="12" fill="${colour(name)}"/>`);
    parts.push(text(x + 17, 44, name, 'start'));
  });
  list.forEach(({ label, value, series: name }, i) => {
    const y = TOP + i * ROW;
    const x = LABELS + across(value);
    const middle = y + ROW / 2 - 1;
    if (list[i - 1]?.label !== label) parts.push(text(LABELS - 8, y + 13, label, 'end'));
    parts.push(`<line x1="${LABELS}" y1="${middle}" x2="${at(x)}" y2="${middle}" stroke="#e8ebef"/>`);
    parts.push(`<circle cx="${at(x)}" cy="${middle}" r="5" fill="${colour(name)}"/>`);
    parts.push(text(x + 10, y + 13, figure(value), 'start'));
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" fill="#222">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="12" y="22" font-size="15" font-weight="bold">${escaped(title)} (logarithmic scale)</text>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

function at(figureOfPlot: number): string {
  return String(Math.round(figureOfPlot * 10) / 10);
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
