import * as z from 'zod';
import { AddressGate } from './addressGate.js';
import type { ApiOperation, ApiSubject, PageWindow } from './apiOperation.js';
import {
  checkGiven,
  readBaseUrl,
  readClientLimits,
  type ClientLimits,
  type OneCClientOptions,
} from './clientOptions.js';
import { Credentials } from './credentials.js';
import { exchange, type ApiRequest, type ExchangeSettings } from './exchange.js';
import { readPage, readShape, type Page } from './page.js';
import { DEFAULT_TIMING, repeated, type RepeatSettings } from './repeated.js';

/** Part of a list to read: from `offset` (0 unless given) on, at most `limit` records (100 unless given). */
export type PageRequest = Partial<PageWindow>;

export interface CallOptions {
  /** Aborts the call, its waits included; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** The greatest `limit` of a page (API page, "Limit"). */
export const MAX_PAGE_LIMIT = 100;

/**
 * The 1C API over HTTP ("ОВКТерм интеграция с 1С"): one method an operation. Every one of them only reads,
 * so it is repeated when the network or the server fails; see `OneCClientOptions` for how often and how
 * long. Answers are checked as far as their envelope; records are carried as they are.
 *
 * Every method rejects with an `ApiError` (or with the signal's reason when it is aborted).
 * @example
 * const client = new OneCClient({
 *   baseUrl: 'https://1c.example.ru/trade/hs/api',
 *   auth: { kind: 'basic', user: 'site', password: process.env.PASSWORD ?? '' },
 * });
 * const { records, total } = await client.warehouses({ offset: 0, limit: 50 });
 */
export class OneCClient {
  /** Where the API lies, ending in a slash, without credentials. */
  readonly baseUrl: string;
  readonly #reading: ExchangeSettings;
  readonly #checking: ExchangeSettings;
  readonly #repeatReading: RepeatSettings;
  readonly #repeatChecking: RepeatSettings;
  readonly #gate: AddressGate;
  readonly #redact = (text: string): string => this.#reading.credentials.redact(text);

  /** @throws {InvalidClientOptionsError} @throws {InvalidCredentialsError} before anything is sent. */
  constructor(options: OneCClientOptions) {
    checkGiven(options);
    const { url, auth } = readBaseUrl(options.baseUrl);
    const limits: ClientLimits = readClientLimits(options);
    const timing = { ...DEFAULT_TIMING, ...options.timing };
    const { onRetry } = options;
    this.baseUrl = url.href;
    this.#reading = {
      baseUrl: url,
      credentials: new Credentials(options.auth ?? auth),
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
      maxBodyBytes: limits.maxBodyBytes,
      timeoutMs: limits.timeoutMs,
    };
    this.#checking = { ...this.#reading, timeoutMs: limits.addressCheck.timeoutMs };
    this.#repeatReading = { limits: limits.retry, timing, onRetry };
    this.#repeatChecking = { limits: limits.addressCheck.retry, timing, onRetry };
    this.#gate = new AddressGate(limits.addressCheck);
  }

  /** `POST /cities` */
  cities(page: PageRequest = {}, options: CallOptions = {}): Promise<Page> {
    return this.#page('/cities', page, options);
  }

  /** `POST /warehouses` */
  warehouses(page: PageRequest = {}, options: CallOptions = {}): Promise<Page> {
    return this.#page('/warehouses', page, options);
  }

  /**
   * `GET /warehouses/{id}`: the record, unchecked but for its id. An id that 1C does not know is an
   * `ApiRefusalError` with code NOT_FOUND.
   * @throws {RangeError} for an id that no path can carry: empty, `.` or `..`.
   */
  async warehouse(id: string, { signal }: CallOptions = {}): Promise<unknown> {
    if (id === '' || id === '.' || id === '..')
      throw new RangeError(`not a warehouse id: ${JSON.stringify(id)}`);
    const subject: ApiSubject = { operation: '/warehouses/{id}', page: null };
    const path = `warehouses/${encodeURIComponent(id)}`;
    const record = await this.#read({ ...subject, path, body: null }, signal);
    return readShape(warehouseOf(id), record, subject, this.#redact);
  }

  /** `POST /delivery-tariffs` */
  deliveryTariffs(page: PageRequest = {}, options: CallOptions = {}): Promise<Page> {
    return this.#page('/delivery-tariffs', page, options);
  }

  /** `POST /delivery-routes` */
  deliveryRoutes(page: PageRequest = {}, options: CallOptions = {}): Promise<Page> {
    return this.#page('/delivery-routes', page, options);
  }

  /**
   * `POST /products/warehouses`: one page of the stock of these products; see `loadStocks` for all of it.
   * @throws {RangeError} without a product: the API asks for one at least.
   */
  async productWarehouses(
    productIds: readonly string[],
    page: PageRequest = {},
    options: CallOptions = {},
  ): Promise<Page> {
    if (productIds.length === 0) throw new RangeError('productIds must name one product at least');
    return this.#page('/products/warehouses', page, options, { productIds: [...new Set(productIds)] });
  }

  /**
   * `POST /delivery/address/check`: whether orders may go to the address. It passes a circuit breaker and a
   * bulkhead of its own; `confirmAddress` gives its outcome as data.
   */
  async checkAddress(
    kladrCode: string,
    { signal }: CallOptions = {},
  ): Promise<{ readonly deliveryEnabled: boolean }> {
    const subject: ApiSubject = { operation: '/delivery/address/check', page: null };
    const request: ApiRequest = { ...subject, path: 'delivery/address/check', body: { kladrCode } };
    return repeated(
      subject,
      this.#repeatChecking,
      signal,
      (within) =>
        this.#gate.send(
          subject,
          async () => {
            const answer = await exchange(request, this.#checking, within);
            return readShape(addressCheckSchema, answer, subject, this.#redact);
          },
          within,
        ),
      (work, within) => this.#gate.admit(subject, work, within),
    );
  }

  async #page(
    operation: ApiOperation,
    { offset = 0, limit = MAX_PAGE_LIMIT }: PageRequest,
    { signal }: CallOptions,
    body: object = {},
  ): Promise<Page> {
    if (!Number.isSafeInteger(offset) || offset < 0)
      throw new RangeError(`offset must be a whole number >= 0`);
    if (!Number.isInteger(limit) || limit < 0 || limit > MAX_PAGE_LIMIT) {
      throw new RangeError(`limit must be a whole number from 0 to ${MAX_PAGE_LIMIT}`);
    }
    const subject: ApiSubject = { operation, page: { offset, limit } };
    const request = { ...subject, path: operation.slice(1), body: { ...body, limit, offset } };
    return readPage(await this.#read(request, signal), subject, this.#redact);
  }

  #read(request: ApiRequest, signal: AbortSignal | undefined): Promise<unknown> {
    const { operation, page } = request;
    return repeated({ operation, page }, this.#repeatReading, signal, (within) =>
      exchange(request, this.#reading, within),
    );
  }
}

/**
 * The record itself, or under `data` (the API page does not show the answer). Another warehouse's record is
 * the answer to another request; letters of a GUID may be small or capital.
 */
function warehouseOf(id: string) {
  return z.preprocess(
    (body) => wrapped.safeParse(body).data?.data ?? body,
    z.looseObject({
      id: z
        .union([z.string(), z.number()], 'expected a text or a number')
        .refine(
          (given) => String(given).toLowerCase() === id.toLowerCase(),
          `expected the warehouse that was asked for, ${JSON.stringify(id)}`,
        ),
    }),
  );
}

const wrapped = z.object({ id: z.undefined().optional(), data: z.record(z.string(), z.unknown()) });
const addressCheckSchema = z.looseObject({ deliveryEnabled: z.boolean() });
