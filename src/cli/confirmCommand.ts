import { Command } from 'commander';
import type { AddressConfirmation } from '../client.js';
import { EXIT, type ExitStatus } from './exitStatus.js';
import { interruptible } from './interrupt.js';
import { jsonOption, urlOption } from './options.js';
import { writeJson, writeOut } from './output/stdout.js';
import type { Report } from './program.js';
import { confirmationLines } from './words/confirmationText.js';

interface ConfirmOptions {
  readonly url?: string;
  readonly json?: boolean;
}

/** `dovoz confirm`: asks 1C whether orders may go to an address. */
export function confirmCommand(report: Report): Command {
  return new Command('confirm')
    .summary('ask 1C whether orders may go to an address')
    .description(
      'Ask 1C whether orders may go to an address. Exit status: 0 confirmed, 1 refused, 2 not a KLADR code, 4 no answer.',
    )
    .argument('<kladr>', 'KLADR code: 13 digits for a place, 17 for a street, 19 for a building')
    .addOption(urlOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  dovoz confirm --url http://127.0.0.1:8080 6600000100000
  dovoz confirm --url http://127.0.0.1:8080 --json 7700000000028360004`,
    )
    .action(async (kladr: string, { url, json }: ConfirmOptions) => {
      const [{ confirmAddress }, { makeClient }] = await Promise.all([
        import('../client.js'),
        import('./input/apiCatalog.js'),
      ]);
      const client = makeClient(url);
      const answer = await interruptible(async (signal) => {
        const confirmation = await confirmAddress(client, kladr, { signal });
        signal.throwIfAborted();
        return confirmation;
      });
      await (json === true ? writeJson(answer) : writeOut(`${confirmationLines(answer).join('\n')}\n`));
      report(STATUS[answer.status]);
    });
}

const STATUS: Readonly<Record<AddressConfirmation['status'], ExitStatus>> = {
  CONFIRMED: EXIT.done,
  REFUSED: EXIT.failed,
  INVALID_KLADR: EXIT.usage,
  CHECK_UNAVAILABLE: EXIT.apiDown,
};
