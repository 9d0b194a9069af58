import { randomInt } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import fc from 'fast-check';
import { firstDisagreement } from '../test/reference/agreement.js';
import { KINDS, type Kind, worldArbitrary } from '../test/reference/worlds.js';

/** Worlds of one round. Rounds go through the kinds until the requests or the minutes are used up. */
const ROUND = 40;

interface Options {
  readonly cases: number | undefined;
  readonly minutes: number;
  readonly mode: Kind | undefined;
  readonly seed: number;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('a number above 0');
  return value;
}

function kindOf(text: string): Kind {
  const kind = KINDS.find((known) => known === text);
  if (kind === undefined) throw new InvalidArgumentError(`one of ${KINDS.join(', ')}`);
  return kind;
}

const { cases, minutes, mode, seed } = new Command('agree')
  .description('Asks the engine and the reference engine (test/reference) the same until they differ.')
  .option('--cases <n>', 'stop after this many requests', positive)
  .option('--minutes <n>', 'stop after this many minutes', positive, 5)
  .option('--mode <mode>', `worlds of one kind (${KINDS.join(', ')}); otherwise each in turn`, kindOf)
  .option('--seed <n>', 'repeat a run', Number, randomInt(2 ** 31))
  .parse()
  .opts<Options>();

/** Requests on which both engines agreed. */
const agreed: Record<Kind, number> = { small: 0, national: 0, adversarial: 0, twins: 0, broken: 0 };

/** Asks about the worlds of one round; false where the engines differ, which is then printed. */
function agrees(kind: Kind, roundSeed: number): boolean {
  const run = fc.check(
    fc.property(worldArbitrary(kind), ({ catalog, policy, requests }) => {
      if (firstDisagreement(catalog, policy, requests) !== undefined) return false;
      agreed[kind] += requests.length;
      return true;
    }),
    { seed: roundSeed, numRuns: ROUND },
  );
  if (!run.failed) return true;
  console.error(`they differ: --mode ${kind} --seed ${roundSeed}`);
  const [world] = run.counterexample ?? [];
  if (world !== undefined) {
    const { catalog, policy, requests } = world;
    try {
      console.log(JSON.stringify(firstDisagreement(catalog, policy, requests), null, 2));
    } catch (error) {
      // An engine that throws has no answer to compare.
      console.log(JSON.stringify({ error: String(error), catalog, policy, requests }, null, 2));
    }
  }
  return false;
}

console.log(`seed ${seed}`);
const end = Date.now() + minutes * 60_000;
const isOver = () =>
  Date.now() >= end || (cases !== undefined && KINDS.reduce((sum, kind) => sum + agreed[kind], 0) >= cases);
const kinds = mode === undefined ? KINDS : [mode];
let isAgreed = true;
for (let round = 0; isAgreed && !isOver(); round++) {
  for (const kind of kinds) {
    isAgreed &&= isOver() || agrees(kind, seed + round);
  }
}
for (const kind of kinds) console.log(`${kind}: ${agreed[kind]} requests agreed`);
if (!isAgreed) process.exitCode = 1;
