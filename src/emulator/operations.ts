import { isDeliveryEnabled } from './addressCheck.js';
import { AnswerError, type Answer } from './answer.js';
import type { CatalogLists, ListName } from './catalogLists.js';
import { createOrder, orderRequest } from './createOrder.js';
import type { EmulatorData } from './emulatorData.js';
import type { FiredFault } from './faultPlan.js';
import type { Operation } from './operation.js';
import { pageBody } from './page.js';
import { changeList, faultyPage } from './pageFaults.js';
import { addressCheckRequest, pageRequest, readRequestBody, stockRequest } from './requestBody.js';
import { withCyrillicLoadCapacity, withStocksKey, type Slips } from './slips.js';

/** What a request of an operation carries, and the faults it meets. */
export interface OperationRequest {
  /** The `{id}` of the path; empty where there is none. */
  readonly id: string;
  readonly body: string;
  readonly fired: readonly FiredFault[];
}

/** Answers an operation. @throws {AnswerError} with the API's error body. */
type OperationHandler = (request: OperationRequest) => Answer;

/** The eight operations over one set of data. */
export function operationHandlers(
  data: EmulatorData,
  lists: CatalogLists,
  slips: Slips,
  pageSize: number,
): Readonly<Record<Operation, OperationHandler>> {
  const stockByProduct = new Map(data.stock.map((record) => [record.productId, record]));
  let orders = 0;

  const answerList =
    (name: ListName, slip: (record: unknown) => unknown = (record) => record): OperationHandler =>
    ({ body, fired }) => {
      const request = readRequestBody(pageRequest, body);
      changeList(lists, name, fired);
      const page = faultyPage(lists.get(name), request, pageSize, fired);
      return ok(pageBody({ ...page, records: page.records.map(slip) }, slips));
    };

  return {
    '/cities': answerList('cities'),
    '/warehouses': answerList('warehouses'),
    '/delivery-tariffs': answerList('tariffs'),
    '/delivery-routes': answerList(
      'routes',
      slips.cyrillicLoadCapacity ? withCyrillicLoadCapacity : undefined,
    ),
    '/warehouses/{id}': ({ id }) => {
      const found = lists.get('warehouses').find((warehouse) => idOf(warehouse) === id);
      if (typeof found !== 'object' || found === null) throw AnswerError.notFound(`Склад ${id} не найден`);
      return ok(found);
    },
    '/products/warehouses': ({ body, fired }) => {
      const request = readRequestBody(stockRequest, body);
      const known = request.productIds.flatMap((productId) => stockByProduct.get(productId) ?? []);
      const page = faultyPage(known, request, pageSize, fired);
      const records = slips.stocksKey ? page.records.map(withStocksKey) : page.records;
      return ok(pageBody({ ...page, records }, slips));
    },
    '/delivery/address/check': ({ body }) => {
      const { kladrCode } = readRequestBody(addressCheckRequest, body);
      return ok({ deliveryEnabled: isDeliveryEnabled(data.addresses, kladrCode) });
    },
    '/orders/create': ({ body }) => {
      const order = createOrder(readRequestBody(orderRequest, body), orders);
      orders += 1;
      return { status: 201, body: order };
    },
  };
}

function ok(body: object): Answer {
  return { status: 200, body };
}

function idOf(record: unknown): unknown {
  return typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined;
}
