import { randomInt } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import fc from 'fast-check';
import { firstDisagreement } from '../test/reference/agreement.js';
import { caseArbitrary } from '../test/support/arbitraries/cases.js';
import { MODES, type Mode } from '../test/support/arbitraries/modes.js';

/** Worlds of one round; rounds go through the modes until the requests or the minutes are used up. */
const ROUND = 40;

interface Options {
  readonly cases: number | undefined;
  readonly minutes: number;
  readonly mode: Mode | undefined;
  readonly seed: number;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('a number above 0');
  return value;
}

function modeOf(text: string): Mode {
  const mode = MODES.find((known) => known === text);
  if (mode === undefined) throw new InvalidArgumentError(`one of ${MODES.join(', ')}`);
  return mode;
}

const program = new Command('agree')
  .description(
    'Asks the engine and the reference engine (test/reference) the same, until their answers differ.',
  )
  .option('--cases <n>', 'stop after this many requests', positive)
  .option('--minutes <n>', 'stop after this many minutes', positive, 5)
  .option('--mode <mode>', `one of ${MODES.join(', ')}; otherwise each in turn`, modeOf)
  .option('--seed <n>', 'repeat a run', Number, randomInt(2 ** 31))
  .parse();
const { cases, minutes, mode, seed } = program.opts<Options>();

process.stdout.write(`seed ${seed}\n`);
const asked: Record<Mode, number> = { small: 0, national: 0, adversarial: 0 };
const total = () => MODES.reduce((sum, each) => sum + asked[each], 0);
const end = Date.now() + minutes * 60_000;
const modes = mode === undefined ? MODES : [mode];
rounds: for (let round = 0; ; round++) {
  for (const each of modes) {
    if (Date.now() >= end || (cases !== undefined && total() >= cases)) break rounds;
    const result = fc.check(
      fc.property(caseArbitrary(each), ({ catalog, policy, requests }) => {
        asked[each] += requests.length;
        return firstDisagreement(catalog, policy, requests) === undefined;
      }),
      { seed: seed + round, numRuns: ROUND },
    );
    if (!result.failed) continue;
    process.exitCode = 1;
    const [found] = result.counterexample ?? [];
    process.stderr.write(`disagreement in mode ${each}: --mode ${each} --seed ${seed + round}\n`);
    if (result.errorInstance) console.error(result.errorInstance);
    if (found !== undefined) {
      const { catalog, policy, requests } = found;
      console.log(JSON.stringify(firstDisagreement(catalog, policy, requests), null, 2));
    }
    break rounds;
  }
}
for (const each of modes) process.stdout.write(`${each}: ${asked[each]} requests\n`);
