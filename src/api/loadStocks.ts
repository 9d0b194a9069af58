import { productStockSchema } from '../catalog/contract.js';
import { RecordArray } from '../catalog/recordShelf.js';
import type { ProductStock } from '../quote/request.js';
import { AbortScope } from './abortScope.js';
import { ApiProtocolError } from './errors.js';
import { readListBounds, type ListBounds } from './listBounds.js';
import { misfitOf, type Misfit } from './misfit.js';
import { MAX_PAGE_LIMIT, type OneCClient } from './oneCClient.js';
import { readWholeList } from './wholeList.js';

/** What `loadStocks` needs of a client. */
export type StockClient = Pick<OneCClient, 'productWarehouses'>;

export interface LoadStocksOptions extends ListBounds {
  readonly signal?: AbortSignal;
}

const productStock = productStockSchema.transform(({ productId, stock, stocks }) => ({
  productId,
  stock: stock ?? stocks ?? [],
}));

/**
 * How many of each product the warehouses hold, all pages of it, as a request's `stocks` wants it: a
 * product that 1C does not know has no row. A hundred products are asked for at a time; no product, no
 * request. Stock changes by the minute, so a list is read twice only if something was odd.
 * @throws {ApiError}
 * @throws {InvalidClientOptionsError} before anything is sent.
 * @throws the signal's reason when it is aborted.
 * @example
 * const stocks = await loadStocks(client, ['p1', 'p2']);
 * const answer = quote(network, { ...request, stocks });
 */
export async function loadStocks(
  client: StockClient,
  productIds: readonly string[],
  { signal: outer, ...given }: LoadStocksOptions = {},
): Promise<readonly ProductStock[]> {
  const bounds = readListBounds(given, 'whenInDoubt');
  outer?.throwIfAborted();
  const ids = [...new Set(productIds)];
  const scope = new AbortScope(outer);
  const { signal } = scope;
  const stocks: ProductStock[] = [];
  try {
    for (let from = 0; from < ids.length; from += MAX_PAGE_LIMIT) {
      const asked = ids.slice(from, from + MAX_PAGE_LIMIT);
      const { records } = await readWholeList((page) => client.productWarehouses(asked, page, { signal }), {
        ...bounds,
        newShelf: () => new RecordArray(),
        operation: '/products/warehouses',
        idKey: 'productId',
        confirm: 'whenInDoubt',
        signal,
      });
      const wanted = new Set(asked);
      stocks.push(...records.map((record, index) => readProductStock(record, index, wanted)));
    }
    return stocks;
  } finally {
    scope.close();
  }
}

/** Stock of a product that was not asked for is the answer to another request. */
function readProductStock(record: unknown, index: number, wanted: ReadonlySet<string>): ProductStock {
  const read = productStock.safeParse(record, { reportInput: true });
  if (read.success && wanted.has(read.data.productId)) return read.data;
  const [misfit = NOT_ASKED_FOR] = read.error?.issues.map((issue) => misfitOf(issue, null)) ?? [];
  const path = misfit.path === '' ? `data.${index}` : `data.${index}.${misfit.path}`;
  throw new ApiProtocolError('UNEXPECTED_SHAPE', {
    operation: '/products/warehouses',
    page: null,
    status: 200,
    reason: `stock of another shape than the API page's: ${path}: ${misfit.message}`,
  });
}

const NOT_ASKED_FOR: Misfit = { path: 'productId', message: 'a product that was not asked for' };
