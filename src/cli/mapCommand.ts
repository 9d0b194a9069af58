import { Command, InvalidArgumentError } from 'commander';
import { EXIT } from './exitStatus.js';
import { CliFailure } from './failure.js';
import type { NetworkOptions } from './input/network.js';
import { catalogOption, policyOption, urlOption, vehiclesOption } from './options.js';
import { writeOut } from './output/stdout.js';
import { checkWritable, writeWhole } from './output/wholeFile.js';

interface MapCommandOptions extends NetworkOptions {
  readonly out: string;
  readonly at?: string;
  readonly outline?: string;
  readonly vehicles?: string;
}

/** `dovoz map`: what routes and tariffs do on a map. */
export function mapCommand(): Command {
  return new Command('map')
    .summary('draw routes, stops and what tariffs reach')
    .description(
      'Draw the network: routes along great circles, stops, warehouses, and how far the tariffs of a date reach around them. A .geojson file is for other programs; an .html file is a page to look at, in one file that needs no network.',
    )
    .addOption(catalogOption())
    .addOption(urlOption())
    .addOption(policyOption())
    .requiredOption('-o, --out <file>', 'file to write: .geojson or .html', parseOut)
    .option(
      '--at <date>',
      'date of the tariffs, such as 2026-12-01, before which single routes are past; today unless given',
      parseDate,
    )
    .addOption(vehiclesOption())
    .option('--outline <file>', 'GeoJSON of land or borders to draw beneath (.html)')
    .addHelpText(
      'after',
      `
Examples:
  dovoz map --catalog catalog.json --out map.html
  dovoz map --catalog catalog.json --policy policy.json --at 2026-12-01 --out network.geojson`,
    )
    .action(writeMap);
}

async function writeMap(options: MapCommandOptions): Promise<void> {
  const { out, outline, at = today() } = options;
  if (outline !== undefined && !isPage(out)) {
    throw new CliFailure(`--outline is drawn on a page only, and ${out} is none`, EXIT.usage, [
      'give an --out that ends in .html, or leave --outline out',
    ]);
  }
  await checkWritable(out);
  const [{ loadNetworkNoting }, { mapNetwork }, { readVehicleNames }] = await Promise.all([
    import('./input/network.js'),
    import('../map/mapNetwork.js'),
    import('./input/vehicleFile.js'),
  ]);
  const { catalog, network } = await loadNetworkNoting(options);
  const map = mapNetwork(catalog, network, {
    date: at,
    vehicleNames: await readVehicleNames(options.vehicles),
  });
  const { counts } = network;
  if (counts.warehouses + counts.routes === 0) {
    throw new CliFailure(
      'nothing to draw: the catalog has no usable warehouse and no usable route',
      EXIT.badData,
      ['dovoz check tells why'],
    );
  }
  if (isPage(out)) {
    const [{ mapPage }, { readOutline }] = await Promise.all([
      import('./map/mapPage.js'),
      import('./map/outlineFile.js'),
    ]);
    const about = `${counts.warehouses} warehouses, ${counts.routes} routes; tariffs of ${at}`;
    const page = await mapPage(map, {
      title: 'Delivery network',
      about: catalog.source === '' ? about : `${about}; from ${catalog.source}`,
      outline: outline === undefined ? [] : await readOutline(outline),
    });
    await writeWhole(out, [page]);
  } else await writeWhole(out, [`${JSON.stringify(map)}\n`]);
  await writeOut(`${out}: ${map.features.length} features, tariffs of ${at}\n`);
}

function isPage(path: string): boolean {
  return /\.html?$/i.test(path);
}

function parseOut(path: string): string {
  if (isPage(path) || /\.(geo)?json$/i.test(path)) return path;
  throw new InvalidArgumentError('Expected a name that ends in .geojson or .html.');
}

function parseDate(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(text)
  ) {
    return text;
  }
  throw new InvalidArgumentError('Expected a date, such as 2026-12-01.');
}

/** The local date of this machine. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
