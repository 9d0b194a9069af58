import { basename, relative } from 'node:path';
import { confirmationLines } from '../words/confirmationText.js';
import { namesOf, type Names } from '../words/names.js';
import { style } from '../output/style.js';
import { quoteLines } from '../words/quoteText.js';
import type { DemoAnswer, DemoRun } from './runDemo.js';

/** Pick-ups shown of each quote. */
const PICKUPS = 2;

/** The demo for people. `width`: columns of the terminal; `vehicleNames`: by transport type id. */
export function demoText(run: DemoRun, vehicleNames: ReadonlyMap<string, string>, width: number): string {
  const names = namesOf(run.catalog, run.network, vehicleNames);
  const sections = [
    openingLines(run),
    ...run.answers.map((answer, i) => answerLines(answer, i + 1, run, names, width)),
    checkedLines(run),
    furtherLines(),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function openingLines({ url, loadRequests, loadMs, compileMs, network }: DemoRun): readonly string[] {
  const { counts, diagnostics } = network;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const codes = [...new Set(diagnostics.map(({ code }) => code))].join(', ');
  const doubts =
    diagnostics.length === 0
      ? 'nothing in it is wrong or doubtful'
      : `${errors} errors, ${diagnostics.length - errors} warnings (${codes}: a slip of the API page that this 1C copies)`;
  return [
    style('bold', 'A wholesaler of heating equipment, from Kaliningrad to Chukotka, with its hub in Yekaterinburg'),
    `1C       the embedded one at ${url}, read by ${loadRequests} HTTP requests in ${seconds(loadMs)} s`,
    `network  ${counts.warehouses} warehouses, ${counts.routes} routes with ${counts.routePoints} points, ${counts.tariffs} tariff rows, ${counts.transportTypes} vehicles, ${counts.cities} cities`,
    `         ${doubts}`,
    `         compiled in ${Math.round(compileMs)} ms; prices are whole roubles, as demo/policy.json says`,
  ];
}

function answerLines(
  { title, request, quote }: DemoAnswer,
  number: number,
  { network }: DemoRun,
  names: Names,
  width: number,
): readonly string[] {
  const indent = '   ';
  const telling = { network, names, width: width - indent.length, pickups: PICKUPS };
  return [
    style('bold', `${number}. ${title}`),
    ...quoteLines(request, quote, telling).map((line) => (line === '' ? '' : indent + line)),
  ];
}

function checkedLines({ confirmations }: DemoRun): readonly string[] {
  return [
    style('bold', 'May orders go there? The address check of 1C, by KLADR code'),
    ...confirmations.flatMap(({ title, confirmation }) => [
      `   ${placeOf(title)}`,
      ...confirmationLines(confirmation).map((line) => `   ${line}`),
    ]),
  ];
}

/** `Express: Yekaterinburg, ordered in the morning` => `Yekaterinburg` */
function placeOf(title: string): string {
  return /: ([^,]+)/.exec(title)?.[1] ?? title;
}

function furtherLines(): readonly string[] {
  const dovoz = invocation();
  return [
    style('bold', 'How to go on'),
    `   ${dovoz} emulator                                              the same 1C, until Ctrl-C (port 8080)`,
    `   ${dovoz} fetch --url http://127.0.0.1:8080 --out catalog.json`,
    `   ${dovoz} check --catalog catalog.json`,
    `   ${dovoz} quote --catalog catalog.json --to 56.8872,60.5946 --weight 40 --volume 0.2`,
    `   ${dovoz} map --catalog catalog.json --out map.html`,
    `   ${dovoz} --help`,
  ];
}

/** How this command was called, so that its examples can be copied. */
function invocation(): string {
  const script = process.argv[1] ?? '';
  if (basename(script) === 'cli.js') return `node ${relative(process.cwd(), script)}`;
  return script.includes('node_modules') ? 'npx dovoz' : 'dovoz';
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
