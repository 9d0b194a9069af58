import { Command } from 'commander';
import type { Network } from '../index.js';
import { EXIT } from './exitStatus.js';
import type { NetworkOptions } from './input/network.js';
import { catalogOption, jsonOption, policyOption, urlOption } from './options.js';
import { writeJson, writeOut } from './output/stdout.js';
import { errorStyle } from './output/style.js';
import type { Report } from './program.js';

interface CheckOptions extends NetworkOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `dovoz check`: what is wrong or doubtful in a catalog, record by record, and what it lacks altogether. */
export function checkCommand(report: Report): Command {
  return new Command('check')
    .summary('tell what is wrong in a catalog, record by record')
    .description(
      'Tell what is wrong in a catalog, record by record. A record with an error is set aside (of a schedule with a BAD_TIME the row alone) and the rest of the network works; one with a warning is used. Exit status: 0 without errors; 3 with errors, or where no warehouse or no tariff is usable, so that no delivery can be offered.',
    )
    .addOption(catalogOption())
    .addOption(urlOption())
    .addOption(policyOption())
    .option('--all', 'also every record of a warning that many records share')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  dovoz check --catalog catalog.json
  dovoz check --catalog catalog.json --policy policy.json --json`,
    )
    .action(async (options: CheckOptions) => {
      const [{ loadNetwork }, { diagnosticLines }, { namesOf }] = await Promise.all([
        import('./input/network.js'),
        import('./words/diagnosticsText.js'),
        import('./words/names.js'),
      ]);
      const { catalog, network } = await loadNetwork(options);
      const counts = countsOf(network);
      const lacking = NEEDED.filter((list) => network.counts[list] === 0);
      if (options.json === true) {
        const { version, diagnostics } = network;
        await writeJson({ network: version, usable: network.counts, lacking, ...counts, diagnostics });
      } else {
        const names = namesOf(catalog, network);
        const lines = diagnosticLines(network.diagnostics, names, options.all ?? false);
        await writeOut(`${[...lines, ...summaryLines(network, counts)].join('\n')}\n`);
      }
      for (const list of lacking) {
        const line = `no usable ${list} in the catalog: no delivery can be offered`;
        process.stderr.write(`${errorStyle('red', 'error:')} ${line}\n`);
      }
      report(counts.errors + lacking.length === 0 ? EXIT.done : EXIT.badData);
    });
}

/** Lists without which nothing can be offered; without routes the warehouses still deliver. */
const NEEDED = ['warehouses', 'tariffs'] as const;

interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly byCode: Readonly<Record<string, number>>;
}

function countsOf({ diagnostics }: Network): Counts {
  const byCode: Record<string, number> = {};
  for (const { code } of diagnostics) byCode[code] = (byCode[code] ?? 0) + 1;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: diagnostics.length - errors, byCode };
}

function summaryLines({ counts }: Network, { errors, warnings, byCode }: Counts): readonly string[] {
  const codes = Object.entries(byCode).map(([code, count]) => `${code} ${count}`);
  const found = `${errors} errors, ${warnings} warnings`;
  return [
    codes.length === 0 ? found : `${found}: ${codes.join(', ')}`,
    `usable: ${counts.cities} cities, ${counts.warehouses} warehouses, ${counts.tariffs} tariffs, ${counts.routes} routes, ${counts.transportTypes} vehicles`,
  ];
}
