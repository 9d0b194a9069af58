import { Command } from 'commander';
import { interruptible } from './interrupt.js';
import { jsonOption } from './options.js';
import { writeJson, writeOut } from './output/stdout.js';
import { widthOfStream } from './output/width.js';

interface DemoOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `dovoz demo`: the whole way from the 1C API to a confirmed delivery, on the network that ships along. */
export function demoCommand(): Command {
  return new Command('demo')
    .summary('see it work: from the embedded 1C to quotes')
    .description(
      'Start the embedded 1C, load its catalog over HTTP, compile it, quote addresses in the situations that a reader may wonder about, and confirm one of them.',
    )
    .option('--all', 'every request of demo/requests.ndjson, not only the first ones')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  dovoz demo
  dovoz demo --all
  dovoz demo --json`,
    )
    .action(async ({ all = false, json = false }: DemoOptions) => {
      const [{ runDemo }, { demoText }, { demoData }, { readDemoVehicles }] = await Promise.all([
        import('./demo/runDemo.js'),
        import('./demo/demoText.js'),
        import('./demo/demoData.js'),
        import('./demo/demoFiles.js'),
      ]);
      const run = await interruptible((signal) => runDemo(all, signal));
      if (json) await writeJson(demoData(run));
      else await writeOut(demoText(run, await readDemoVehicles(), widthOfStream(process.stdout)));
    });
}
