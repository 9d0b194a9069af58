import {
  ApiError,
  loadCatalog,
  type Catalog,
  type LoadCatalogOptions,
  type OneCClient,
} from '../../src/client.js';
import { listsOf, type ServedLists } from './tinyCatalog.js';

/** What came of a load: the whole catalog that the server holds, a typed error, or anything else. */
export type Outcome =
  | { readonly kind: 'complete' }
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'wrong'; readonly why: string };

/** Loads and judges. `served`: what the server holds once the load is over. */
export const loadAndJudge = async (
  client: OneCClient,
  served: () => ServedLists,
  options: LoadCatalogOptions = { pauseMs: 1 },
): Promise<Outcome> => {
  let catalog: Catalog;
  try {
    catalog = await loadCatalog(client, options);
  } catch (error) {
    return judgeError(error);
  }
  return listsOf(catalog) === listsOf(served())
    ? { kind: 'complete' }
    : { kind: 'wrong', why: 'a catalog that the server does not hold' };
};

const judgeError = (error: unknown): Outcome => {
  if (!(error instanceof ApiError)) return { kind: 'wrong', why: `not an ApiError: ${String(error)}` };
  const { operation, page, code, message } = error;
  if (!message.includes(operation)) return { kind: 'wrong', why: `names no operation: ${message}` };
  if (page === null && code !== 'LIST_TOO_LONG' && code !== 'UNEXPECTED_SHAPE')
    return { kind: 'wrong', why: `names no page: ${message}` };
  return { kind: 'error', code };
};

/** How often each kind of outcome came, and what was wrong. */
export class Outcomes {
  complete = 0;
  readonly errors = new Map<string, number>();
  readonly wrong: string[] = [];

  count(outcome: Outcome, run: string): void {
    switch (outcome.kind) {
      case 'complete':
        this.complete += 1;
        break;
      case 'error':
        this.errors.set(outcome.code, (this.errors.get(outcome.code) ?? 0) + 1);
        break;
      case 'wrong':
        this.wrong.push(`${run}: ${outcome.why}`);
        break;
    }
  }

  get typedErrors(): number {
    return [...this.errors.values()].reduce((sum, count) => sum + count, 0);
  }

  toString(): string {
    const errors = [...this.errors].map(([code, count]) => `${count} ${code}`).join(', ');
    return `${this.complete} complete catalogs, ${this.typedErrors} typed errors (${errors}), ${this.wrong.length} else`;
  }
}

/** A number for chance: from the environment (`DOVOZ_SEED`), or of this moment. */
export const seedOfRun = (): number => Number(process.env['DOVOZ_SEED'] ?? Date.now() % 2 ** 31);
