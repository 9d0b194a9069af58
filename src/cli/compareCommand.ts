import { Command, Option } from 'commander';
import type { Network } from '../index.js';
import { EXIT, type ExitStatus } from './exitStatus.js';
import { CliFailure } from './failure.js';
import type { TwoNetworksOptions } from './input/twoNetworks.js';
import { catalogOption, jsonOption, policyOption } from './options.js';
import { writeJson, writeOut } from './output/stdout.js';
import type { Report } from './program.js';

interface CompareOptions extends TwoNetworksOptions {
  readonly requests: string;
  readonly json?: boolean;
  readonly each?: boolean;
}

/** `dovoz compare`: what another catalog or policy would change for the same requests. */
export function compareCommand(report: Report): Command {
  return new Command('compare')
    .summary('tell what another catalog or policy would change')
    .description(
      'Quote the same requests on two networks, the one that is (--catalog, --policy) and the one that would be (--with-catalog, --with-policy, or both; what is not given stays), and tell what changes: what is offered, at which prices, and when it arrives.',
    )
    .addOption(catalogOption().makeOptionMandatory())
    .addOption(policyOption())
    .option('--with-catalog <file>', 'the catalog that would be; the same one unless given')
    .option('--with-policy <file>', 'the policy that would be; the same one unless given')
    .requiredOption('-r, --requests <file>', 'requests, one JSON a line; - for stdin')
    .addOption(jsonOption().conflicts('each'))
    .addOption(new Option('--each', 'one JSON a request, a line each, in place of the summary'))
    .addHelpText(
      'after',
      `
Examples:
  dovoz compare --catalog catalog.json --with-catalog dearer.json --requests requests.ndjson
  dovoz compare --catalog catalog.json --policy policy.json --with-policy other.json \\
    --requests requests.ndjson --json
  shop-requests | dovoz compare --catalog catalog.json --with-policy other.json --requests - --each

The summary counts each type, and besides the cheapest offer of each request over all types, which a buyer
would take. Sums and differences are over requests to which it is offered before and after.
With --each a line has "types" (before, after: what is offered, or why not; difference) and "cheapest".
The default policy, as one that would be, is a file with {}.

A bad line is left out of the summary, has an error in its place with --each, and the exit status is 2.`,
    )
    .action(async (options: CompareOptions) => report(await compare(options)));
}

async function compare(options: CompareOptions): Promise<ExitStatus> {
  const { requests, json = false, each = false } = options;
  if (options.withCatalog === undefined && options.withPolicy === undefined) {
    throw new CliFailure(
      'nothing to compare with: give --with-catalog FILE, --with-policy FILE, or both',
      EXIT.usage,
    );
  }
  const [
    { loadTwoNetworks },
    { linesOf, openInput },
    { compareLines, badLinesText },
    { comparisonText },
    { ProgressLine },
  ] = await Promise.all([
    import('./input/twoNetworks.js'),
    import('./input/lines.js'),
    import('./compareLines.js'),
    import('./words/comparisonText.js'),
    import('./output/progress.js'),
  ]);
  const { before, after } = await loadTwoNetworks(options);
  const typed = requests === '-' && process.stdin.isTTY;
  if (typed) process.stderr.write('Reading requests from the terminal: one JSON a line, Ctrl-D ends.\n');
  // A line that changes in place would mix with what is typed, or printed, on the same terminal.
  const line = typed || (each && process.stdout.isTTY) ? null : new ProgressLine();
  try {
    const compared = await compareLines(before, after, linesOf(openInput(requests), requests), {
      write: each ? writeOut : null,
      onProgress: (read) => line?.show(`compared ${read} requests`),
    });
    line?.clear();
    const { summary, bad } = compared;
    if (json) {
      const told = ({ version, policy }: Network) => ({ network: version, currency: policy.currency });
      await writeJson({ before: told(before), after: told(after), badLines: bad.count, ...summary });
    } else if (!each) {
      await writeOut(`${comparisonText(summary, before.policy, after.policy).join('\n')}\n`);
    }
    if (bad.count === 0) return EXIT.done;
    process.stderr.write(`${badLinesText(compared, each)}\n`);
    return EXIT.usage;
  } finally {
    line?.clear();
  }
}
