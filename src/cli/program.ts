import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { checkCommand } from './checkCommand.js';
import { compareCommand } from './compareCommand.js';
import { confirmCommand } from './confirmCommand.js';
import { demoCommand } from './demoCommand.js';
import { emulatorCommand } from './emulatorCommand.js';
import { EXIT_HELP, type ExitStatus } from './exitStatus.js';
import { fetchCommand } from './fetchCommand.js';
import { mapCommand } from './mapCommand.js';
import { quoteCommand } from './quoteCommand.js';

/** Tells the status of a command that ended by itself; one that says nothing is done. */
export type Report = (status: ExitStatus) => void;

/**
 * The command `dovoz` with its subcommands, a file each. A subcommand imports what it needs when it runs, so
 * that help and small commands start at once.
 */
export function makeProgram(report: Report): Command {
  const program = new Command('dovoz')
    .description(
      "Delivery promises from a merchant's own 1C: which deliveries can be made, what each costs, when it arrives, and why the others cannot.",
    )
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpText(
      'after',
      `
Examples:
  dovoz demo                                             see it work, with a network that ships with it
  dovoz fetch --url http://1c.local/hs/api --out catalog.json
  dovoz check --catalog catalog.json
  dovoz quote --catalog catalog.json --to 56.84,60.61 --weight 120 --volume 0.8
  dovoz quote --catalog catalog.json --requests requests.ndjson > quotes.ndjson
  dovoz compare --catalog catalog.json --with-policy dearer.json --requests requests.ndjson

${EXIT_HELP}

Environment:
  DOVOZ_URL                      base URL of the 1C API, where no --url is given
  DOVOZ_USER, DOVOZ_PASSWORD     credentials for HTTP Basic
  DOVOZ_TOKEN                    or a bearer token
  DOVOZ_HEADERS                  or headers of your own, as a JSON object
  DOVOZ_TIMEOUT_MS               milliseconds to wait for one answer
  NO_COLOR, FORCE_COLOR          colours never, always`,
    );
  const commands = [
    demoCommand(),
    fetchCommand(),
    quoteCommand(report),
    compareCommand(report),
    checkCommand(report),
    mapCommand(),
    confirmCommand(report),
    emulatorCommand(),
  ];
  for (const command of commands) program.addCommand(strict(command));
  return strict(program);
}

/** Usage errors are thrown, not exits; and help is offered. */
function strict(command: Command): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', 'print help')
    .showHelpAfterError(
      `(${`dovoz ${command.name()}`.replace('dovoz dovoz', 'dovoz')} --help tells how it is used)`,
    );
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const described: unknown = JSON.parse(text);
  if (typeof described === 'object' && described !== null && 'version' in described) {
    return String(described.version);
  }
  return 'unknown';
}
