import { readdir, stat } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { EXIT } from './exitStatus.js';
import { CliFailure, systemReason } from './failure.js';
import { aborted, interruptible } from './interrupt.js';
import { parseWhole } from './options.js';
import { writeOut } from './output/stdout.js';
import { faultHelpLines } from './words/faultHelp.js';

interface EmulatorCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly data?: string;
  readonly slips: string;
  readonly fault: readonly string[];
  readonly seed: number;
  readonly pageSize: number;
  readonly basic?: string;
  readonly bearer?: string;
  readonly admin?: boolean;
}

const MAX_PORT = 65_535;

/** `dovoz emulator`: the embedded 1C as a server of its own. */
export function emulatorCommand(): Command {
  return new Command('emulator')
    .summary('run the embedded 1C until Ctrl-C')
    .description(
      'Run the embedded 1C, a real HTTP server that answers as the 1C API does, until Ctrl-C. It serves the demo network unless --data names a folder of cities.json, warehouses.json, tariffs.json, routes.json, stock.json and addresses.json.',
    )
    .option('--port <n>', 'port to listen on; 0 takes any free one', parseWhole(0, MAX_PORT), 8080)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('-d, --data <dir>', 'folder to serve')
    .option(
      '--slips <list>',
      "the API page's own slips to make: default, none, all, or names with commas between",
      'default',
    )
    .addOption(
      new Option('--fault <fault>', 'a fault to make, as kind:field=value,… or JSON; may be given often')
        .argParser((text: string, before: readonly string[]) => [...before, text])
        .default([], 'none'),
    )
    .option('--seed <n>', 'seed of all chance in the faults', parseWhole(0, 2 ** 31 - 1), 1)
    .option('--page-size <n>', 'records on a page where the request asks for none', parseWhole(1, 100), 50)
    .addOption(new Option('--basic <user:password>', 'ask for HTTP Basic credentials').conflicts('bearer'))
    .option('--bearer <token>', 'ask for a bearer token')
    .option('--admin', 'open /__faults and /__requests, to change faults and count requests as it runs')
    .addHelpText(
      'after',
      `
Slips: cyrillicLoadCapacity, stocksKey, singleRecordAsObject (by default), offsetCountsPages.
Faults, each with what it must have and what it may have besides:
${faultHelpLines()
  .map((line) => `  ${line}`)
  .join('\n')}
Every one takes probability, count, skip and operations (paths with | between).

Examples:
  dovoz emulator
  dovoz emulator --port 9000 --slips none --bearer secret
  dovoz emulator --fault status:status=503,probability=0.2 --fault latency:ms=300,operations=/cities|/warehouses`,
    )
    .action(runEmulator);
}

async function runEmulator(options: EmulatorCommandOptions): Promise<void> {
  const [{ startEmulator }, { EMULATOR_FILES }, { readSlips, readFault, readAuth }] = await Promise.all([
    import('../emulator.js'),
    import('../emulator/emulatorData.js'),
    import('./input/emulatorArguments.js'),
  ]);
  const { port, host, data, seed, pageSize, basic, bearer } = options;
  if (data !== undefined) await checkFolder(data, EMULATOR_FILES);
  const faults = options.fault.map(readFault);
  const auth = readAuth(basic, bearer);
  await interruptible(async (signal) => {
    const emulator = await startEmulator({
      port,
      host,
      seed,
      pageSize,
      faults,
      slips: readSlips(options.slips),
      admin: options.admin ?? false,
      ...(data === undefined ? {} : { data }),
      ...(auth === undefined ? {} : { auth }),
    }).catch((error: unknown) => {
      const isSystem = error instanceof Error && 'syscall' in error;
      if (!isSystem) throw error;
      throw new CliFailure(`cannot listen on ${host}:${port}: ${systemReason(error)}`, EXIT.failed, [
        '--port 0 takes any free port',
      ]);
    });
    try {
      const { cities, warehouses, tariffs, routes, stock } = emulator.data();
      await writeOut(`${emulator.url}\n`);
      process.stderr.write(
        `${data ?? 'the demo network'}: ${cities.length} cities, ${warehouses.length} warehouses, ${tariffs.length} tariffs, ${routes.length} routes, stock of ${stock.length} products\nCtrl-C ends it.\n`,
      );
      await aborted(signal);
    } finally {
      await emulator.close();
    }
  });
}

/**
 * Files that a folder lacks are empty lists, so a folder that is none, or another one than was meant, would be
 * served as an empty network.
 */
async function checkFolder(path: string, files: readonly string[]): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw new CliFailure(`cannot serve ${path}: ${systemReason(error)}`, EXIT.failed);
  });
  if (!found.isDirectory()) throw new CliFailure(`cannot serve ${path}: it is no folder`, EXIT.failed);
  const inside = new Set(await readdir(path));
  if (files.some((file) => inside.has(file))) return;
  throw new CliFailure(`cannot serve ${path}: it has none of ${files.join(', ')}`, EXIT.failed);
}
