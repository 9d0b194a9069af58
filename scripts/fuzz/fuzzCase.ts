import { answerLines } from '../../src/cli/quoteLines.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import type { Network } from '../../src/network/network.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { InvalidPolicyError, resolvePolicy } from '../../src/policy/resolvePolicy.js';
import { quote } from '../../src/quote/quote.js';
import { InvalidRequestError, type QuoteRequest } from '../../src/quote/request.js';
import { Dice } from './dice.js';
import { type Payloads, someCatalog } from './payloads.js';
import { mutated, mutatedText, wildJson } from './wildJson.js';

/** What became of the inputs of some cases; it shows that the fuzzing reaches both good and bad ones. */
export interface FuzzCounts {
  networks: number;
  diagnostics: number;
  quotes: number;
  options: number;
  refusedRequests: number;
  policies: number;
  refusedPolicies: number;
  lines: number;
}

export const noCounts = (): FuzzCounts => ({
  networks: 0,
  diagnostics: 0,
  quotes: 0,
  options: 0,
  refusedRequests: 0,
  policies: 0,
  refusedPolicies: 0,
  lines: 0,
});

/**
 * One case, the same for the same seed and number: wild or mutated inputs into the engine. Rejects where
 * anything is thrown but the two errors that say what is wrong with an input, or an answer is no JSON.
 */
export async function runFuzzCase(
  payloads: Payloads,
  seed: number,
  number: number,
  counts: FuzzCounts,
): Promise<void> {
  const dice = new Dice(seed, number);
  const policy = fuzzPolicy(payloads, dice, counts);
  const network = compileNetwork(fuzzCatalog(payloads, dice), policy as PartialPolicy);
  counts.networks++;
  counts.diagnostics += network.diagnostics.length;
  for (const { message, path } of network.diagnostics) {
    if (message.length > 1000 && path.length < 500)
      throw new Error(`a diagnostic of ${message.length} letters`);
  }
  for (let i = 0; i < 4; i++) askOnce(network, fuzzRequest(payloads, dice), counts);
  await askByLines(network, payloads, dice, counts);
}

/** A policy that is accepted; those that are refused on the way must say so properly. */
function fuzzPolicy(payloads: Payloads, dice: Dice, counts: FuzzCounts): unknown {
  const wild = dice.chance(0.2)
    ? wildJson(dice)
    : mutated(dice.chance(0.5) ? {} : dice.of(payloads.policies), dice, dice.below(4));
  for (const policy of [wild, dice.chance(0.5) ? {} : dice.of(payloads.policies)]) {
    counts.policies++;
    try {
      resolvePolicy(policy);
      return policy;
    } catch (error) {
      if (!(error instanceof InvalidPolicyError) || error.issues.length === 0) throw error;
      counts.refusedPolicies++;
    }
  }
  return {};
}

function fuzzCatalog(payloads: Payloads, dice: Dice): unknown {
  if (dice.chance(0.1)) return wildJson(dice, 6);
  return mutated(someCatalog(payloads, dice), dice, dice.chance(0.3) ? dice.below(40) : dice.below(5));
}

function fuzzRequest(payloads: Payloads, dice: Dice): unknown {
  if (dice.chance(0.1)) return wildJson(dice, 5);
  return mutated(dice.of(payloads.requests), dice, dice.chance(0.5) ? 0 : dice.below(4));
}

function askOnce(network: Network, request: unknown, counts: FuzzCounts): void {
  try {
    const answer = quote(network, request as QuoteRequest);
    counts.quotes++;
    counts.options += answer.options.length;
    const text = JSON.stringify(answer);
    if (JSON.stringify(JSON.parse(text)) !== text) throw new Error(`not the same after JSON: ${text}`);
    if (
      /\bNaN\b|Infinity|Invalid/.test(
        JSON.stringify({ ...answer, id: '', pickups: [] }).replaceAll(/"\w+Id":"[^"]*"/g, ''),
      )
    ) {
      throw new Error(`not a figure: ${text}`);
    }
  } catch (error) {
    if (!(error instanceof InvalidRequestError) || error.issues.length === 0) throw error;
    counts.refusedRequests++;
  }
}

/** The command line's way: a line in, a line out, whatever the line is. */
async function askByLines(
  network: Network,
  payloads: Payloads,
  dice: Dice,
  counts: FuzzCounts,
): Promise<void> {
  const lines = Array.from({ length: 3 }, () => {
    const text = JSON.stringify(fuzzRequest(payloads, dice)) ?? '';
    return dice.chance(0.5) ? mutatedText(text, dice) : text;
  });
  let written = '';
  const { answered } = await answerLines(network, batchOf(lines), (text) => {
    written += text;
    return Promise.resolve(true);
  });
  const answers = written.split('\n').slice(0, -1);
  if (answers.length !== answered || answered !== lines.filter((line) => line.trim() !== '').length) {
    throw new Error(`${lines.length} lines, ${answered} answered, ${answers.length} written`);
  }
  for (const answer of answers) JSON.parse(answer);
  counts.lines += answered;
}

async function* batchOf(lines: readonly string[]): AsyncGenerator<readonly string[]> {
  yield await Promise.resolve(lines);
}
