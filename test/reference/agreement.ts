import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from '../../src/catalog/diagnostic.js';
import { compileNetwork } from '../../src/network/compileNetwork.js';
import type { Network } from '../../src/network/network.js';
import type { PartialPolicy } from '../../src/policy/policy.js';
import { InvalidPolicyError } from '../../src/policy/resolvePolicy.js';
import { quote } from '../../src/quote/quote.js';
import { InvalidRequestError } from '../../src/quote/request.js';
import type { QuoteRequest } from '../../src/quote/request.js';
import { referenceNetwork, referenceQuote } from './referenceQuote.js';
import type { ReferenceNetwork } from './network.js';

/** What both engines were given, and what each made of it: all that is needed to see it again. */
export interface Disagreement {
  readonly about: 'policy' | 'diagnostics' | 'quote';
  readonly catalog: unknown;
  readonly policy: unknown;
  readonly request: unknown;
  readonly engine: unknown;
  readonly reference: unknown;
}

/** The first thing of which the engine and the reference make something else. */
export function firstDisagreement(
  catalog: unknown,
  policy: unknown,
  requests: readonly unknown[],
): Disagreement | undefined {
  const engine = compiled(catalog, policy);
  const reference = referenceNetwork(catalog, policy);
  const asked = { catalog, policy, request: null };
  if (engine.network === undefined || reference.network === undefined) {
    const answers = { engine: distinct(engine.wrongPolicy), reference: distinct(reference.wrongPolicy) };
    return isDeepStrictEqual(answers.engine, answers.reference)
      ? undefined
      : { about: 'policy', ...asked, ...answers };
  }
  const diagnostics = {
    engine: facts(engine.network.diagnostics),
    reference: facts(reference.network.diagnostics),
  };
  if (!isDeepStrictEqual(diagnostics.engine, diagnostics.reference)) {
    return { about: 'diagnostics', ...asked, ...diagnostics };
  }
  for (const request of requests) {
    const answers = {
      engine: quoted(engine.network, request),
      reference: referenceQuoted(reference.network, request),
    };
    if (!isDeepStrictEqual(answers.engine, answers.reference)) {
      return { about: 'quote', catalog, policy, request, ...answers };
    }
  }
  return undefined;
}

type Compilation =
  | { readonly network: Network; readonly wrongPolicy?: undefined }
  | { readonly network?: undefined; readonly wrongPolicy: readonly string[] };

// The engine is given the same unchecked values as its users may give it.
function compiled(catalog: unknown, policy: unknown): Compilation {
  try {
    return { network: compileNetwork(catalog, policy as PartialPolicy) };
  } catch (error) {
    if (error instanceof InvalidPolicyError) return { wrongPolicy: error.issues.map(({ path }) => path) };
    throw error;
  }
}

/** A quote, its version left empty, or the paths of what is wrong in the request. */
function quoted(network: Network, request: unknown): unknown {
  try {
    return { ...quote(network, request as QuoteRequest), network: '' };
  } catch (error) {
    if (error instanceof InvalidRequestError) return distinct(error.issues.map(({ path }) => path));
    throw error;
  }
}

function referenceQuoted(network: ReferenceNetwork, request: unknown): unknown {
  const answer = referenceQuote(network, request);
  return answer.quote ?? distinct(answer.wrongRequest);
}

/** Paths as a set: of one field's several faults each engine may tell the first or all. */
function distinct(paths: readonly string[] | undefined): readonly string[] | undefined {
  return paths && [...new Set(paths)].toSorted();
}

/** Diagnostics as a set of all but their wording. */
function facts(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics
    .map(({ severity, code, entity, id, path }) => JSON.stringify({ severity, code, entity, id, path }))
    .toSorted();
}
