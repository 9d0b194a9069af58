import { Command, Option } from 'commander';
import { EXIT } from './exitStatus.js';
import { CliFailure } from './failure.js';
import type { NetworkOptions } from './input/network.js';
import {
  catalogOption,
  jsonOption,
  parseAmount,
  parsePlace,
  policyOption,
  urlOption,
  vehiclesOption,
} from './options.js';
import { writeJson, writeOut } from './output/stdout.js';
import { widthOfStream } from './output/width.js';
import type { Report } from './program.js';

interface QuoteOptions extends NetworkOptions {
  readonly requests?: string;
  readonly to?: { readonly lat: number; readonly lng: number };
  readonly weight?: number;
  readonly volume?: number;
  readonly at?: string;
  readonly city?: string;
  readonly alternatives?: boolean;
  readonly vehicles?: string;
  readonly json?: boolean;
}

const FOR_ONE = ['to', 'weight', 'volume', 'at', 'city', 'alternatives', 'vehicles'];

/** `dovoz quote`: what can be delivered, for a file of requests or for one address. */
export function quoteCommand(report: Report): Command {
  return new Command('quote')
    .summary('answer requests, or show what one address can get')
    .description(
      'Answer requests (--requests, a JSON a line in and out), or show people what one address can get (--to).',
    )
    .addOption(catalogOption())
    .addOption(urlOption())
    .addOption(policyOption())
    .addOption(
      new Option('-r, --requests <file>', 'requests, one JSON a line; - for stdin').conflicts(FOR_ONE),
    )
    .option('-t, --to <lat,lng>', 'where to, in degrees', parsePlace)
    .option('-w, --weight <kg>', 'kilograms of the load', parseAmount)
    .option('-v, --volume <m3>', 'cubic metres of the load', parseAmount)
    .option('--at <instant>', 'when it is ordered, with an offset or Z; now unless given')
    .option('--city <id>', "the destination's city, which may be a restricted one")
    .option('--alternatives', 'also other offers that are cheaper or earlier')
    .addOption(vehiclesOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  dovoz quote --catalog catalog.json --to 57.0174,61.4431 --weight 186 --volume 0.9
  dovoz quote --catalog catalog.json --to 57.0174,61.4431 --weight 186 --volume 0.9 \\
    --at 2026-12-01T10:15:00+05:00 --policy policy.json --alternatives --json
  dovoz quote --catalog catalog.json --requests requests.ndjson > quotes.ndjson
  shop-requests | dovoz quote --url http://127.0.0.1:8080 --requests - | shop-answers

A bad line is answered by an error in its place, the others as ever, and the exit status is 2.`,
    )
    .action(async (options: QuoteOptions) => {
      if (options.requests !== undefined) report(await answerRequests(options, options.requests));
      else await showOne(options);
    });
}

async function answerRequests(options: NetworkOptions, requests: string) {
  const [{ loadNetworkNoting }, { linesOf, openInput }, { answerLines }] = await Promise.all([
    import('./input/network.js'),
    import('./input/lines.js'),
    import('./quoteLines.js'),
  ]);
  const { network } = await loadNetworkNoting(options);
  if (requests === '-' && process.stdin.isTTY) {
    process.stderr.write('Reading requests from the terminal: one JSON a line, Ctrl-D ends.\n');
  }
  const { answered, bad } = await answerLines(network, linesOf(openInput(requests), requests), writeOut);
  if (bad === 0) return EXIT.done;
  process.stderr.write(`${bad} of ${answered} lines are no valid requests: see "error" in their place\n`);
  return EXIT.usage;
}

async function showOne(options: QuoteOptions): Promise<void> {
  const { to, weight, volume } = options;
  if (to === undefined || weight === undefined || volume === undefined) throw incomplete(options);
  const [
    { loadNetworkNoting },
    { InvalidRequestError, quote },
    { namesOf },
    { quoteLines },
    { localNow },
    { readVehicleNames },
    { usableIds },
  ] = await Promise.all([
    import('./input/network.js'),
    import('../index.js'),
    import('./words/names.js'),
    import('./words/quoteText.js'),
    import('./words/humanTime.js'),
    import('./input/vehicleFile.js'),
    import('../engine/usableIds.js'),
  ]);
  const { catalog, network } = await loadNetworkNoting(options);
  const vehicleNames = await readVehicleNames(options.vehicles);
  const { city } = options;
  if (city !== undefined && !usableIds(catalog, network).cities.has(city)) {
    process.stderr.write(
      `note: no city of the catalog has the id ${JSON.stringify(city)}: nothing is known to be closed to deliveries\n`,
    );
  }
  const request = {
    id: 'command line',
    placedAt: options.at ?? localNow(to),
    destination: { location: to, cityId: city ?? null },
    load: { weightKg: weight, volumeM3: volume },
    alternatives: options.alternatives ?? false,
  };
  try {
    const answer = quote(network, request);
    if (options.json === true) await writeJson(answer);
    else {
      const telling = {
        network,
        names: namesOf(catalog, network, vehicleNames),
        width: widthOfStream(process.stdout),
      };
      await writeOut(`${quoteLines(request, answer, telling).join('\n')}\n`);
    }
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    const details = error.issues.map(({ path, message }) => `${OPTION_OF[path] ?? path}: ${message}`);
    throw new CliFailure('no valid request', EXIT.usage, details);
  }
}

/** What a request for one address still needs. */
function incomplete({ to, weight, volume }: QuoteOptions): CliFailure {
  const parts = { '--to': to, '--weight': weight, '--volume': volume };
  const missing = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [name] : []));
  const needed = '--to LAT,LNG with --weight KG and --volume M3';
  if (missing.length === 3) {
    return new CliFailure(`nothing to quote: give --requests FILE, or ${needed}`, EXIT.usage);
  }
  const verb = missing.length === 1 ? 'is' : 'are';
  return new CliFailure(`${missing.join(' and ')} ${verb} missing`, EXIT.usage, [`expected ${needed}`]);
}

/** Where each part of the request came from. */
const OPTION_OF: Readonly<Partial<Record<string, string>>> = {
  placedAt: '--at',
  'destination.location': '--to',
  'load.weightKg': '--weight',
  'load.volumeM3': '--volume',
};
