import { basename, join, relative } from 'node:path';
import { demoFolder } from '../../emulator.js';
import type { QuoteRequest } from '../../index.js';
import { askedLoad } from '../words/asked.js';
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
    furtherLines(run),
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

/** Commands that lead to the same prices: with the demo's policy, and one of its requests. */
function furtherLines({ answers }: DemoRun): readonly string[] {
  const dovoz = invocation();
  const policy = `--policy ${demoFile('policy.json')}`;
  const vehicles = `--vehicles ${demoFile('vehicles.json')}`;
  const request = answers.find(({ request: { id } }) => id === REPEATED)?.request;
  return [
    style('bold', 'How to go on'),
    `   ${dovoz} emulator                                              the same 1C, until Ctrl-C (port 8080)`,
    `   ${dovoz} fetch --url http://127.0.0.1:8080 --out catalog.json`,
    `   ${dovoz} check --catalog catalog.json ${policy}`,
    ...(request === undefined
      ? []
      : [`   ${dovoz} quote --catalog catalog.json ${policy} ${vehicles} ${askedOptions(request)}`]),
    `   ${dovoz} map --catalog catalog.json ${policy} ${vehicles} --out map.html`,
    `   ${dovoz} --help`,
  ];
}

/** The request that a reader may ask again. */
const REPEATED = 'tomorrow';

function askedOptions(request: QuoteRequest): string {
  const { lat, lng } = request.destination.location;
  const { weightKg, volumeM3 } = askedLoad(request);
  return `--to ${lat},${lng} --weight ${weightKg} --volume ${volumeM3} --at ${request.placedAt}`;
}

/** How this command was called, so that its examples can be copied. */
function invocation(): string {
  const script = process.argv[1] ?? '';
  if (basename(script) === 'cli.js') return `node ${word(fromHere(script))}`;
  return script.includes('node_modules') ? 'npx dovoz' : 'dovoz';
}

/** A file of the demo as a shell here takes it. */
function demoFile(name: string): string {
  return word(fromHere(join(demoFolder(), name)));
}

/** A path from the working folder on where it lies within, which is shorter. */
function fromHere(path: string): string {
  const within = relative(process.cwd(), path);
  return within === '' || within.startsWith('..') ? path : within;
}

function word(path: string): string {
  return /^[\w./:\\@%+-]+$/.test(path) ? path : `"${path}"`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
