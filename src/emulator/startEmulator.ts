import type { ServerResponse } from 'node:http';
import { createAdaptorServer, type HttpBindings, type ServerType } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { adminRoutes } from './adminRoutes.js';
import { AnswerError, type Answer } from './answer.js';
import { checkAuthorization } from './authorization.js';
import { CatalogLists } from './catalogLists.js';
import { delay, deliver, hang, OpenAnswers, reset } from './deliver.js';
import { demoFolder, readEmulatorData, type EmulatorData } from './emulatorData.js';
import type { EmulatorOptions } from './emulatorOptions.js';
import { FaultPlan, firedOf, type FaultControl, type FiredFault } from './faultPlan.js';
import { methodOf, OPERATIONS, type Operation } from './operation.js';
import { operationHandlers } from './operations.js';
import { RequestCounter, type RequestCounts } from './requestCounts.js';
import { DEFAULT_SLIPS } from './slips.js';
import { toWire } from './wire.js';

/** A running embedded 1C. */
export interface Emulator {
  /** Base URL for a client, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Switches faults on and off while it runs. */
  readonly faults: FaultControl;
  /** How many requests came so far. */
  requests(): RequestCounts;
  /** What is served now: the data given, with the records that faults added and without those removed. */
  data(): EmulatorData;
  /** Stops listening and drops every connection; afterwards nothing of it is left. Safe to repeat. */
  close(): Promise<void>;
}

/**
 * Starts a real HTTP server that answers as the 1C API does ("ОВКТерм интеграция с 1С"): cities,
 * warehouses, tariffs, routes, stock, the address check and the making of an order, with its paging, its
 * error bodies and, if wanted, its slips and a network's faults.
 * @throws {EmulatorDataError} when the data folder cannot be read.
 * @throws the system's error when the port is taken.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const data = await dataOf(options.data);
  const lists = new CatalogLists(data);
  const faults = new FaultPlan(options.faults ?? [], options.seed ?? 1);
  const counter = new RequestCounter();
  const answers = new OpenAnswers();
  const slips = { ...DEFAULT_SLIPS, ...options.slips };
  const handlers = operationHandlers(data, lists, slips, options.pageSize ?? 50);

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(bodyLimit({ maxSize: 2 ** 20, onError: refuseLargeBody }));
  app.use(async (c, next) => {
    if (options.auth !== undefined) checkAuthorization(options.auth, c.req.header('authorization'));
    await next();
  });
  if (options.admin === true) app.route('/', adminRoutes(faults, counter));
  for (const operation of OPERATIONS) {
    const method = methodOf(operation);
    const path = operation.replace('{id}', ':id');
    app.on(method, path, async (c) => {
      const body = await c.req.text();
      const fired = faults.next(operation);
      const { outgoing } = c.env;
      const gone = answers.add(outgoing);
      await answerOverWire(outgoing, fired, gone, counter, operation, () =>
        handlers[operation]({ id: c.req.param('id') ?? '', body, fired }),
      );
      return RESPONSE_ALREADY_SENT;
    });
    app.all(path, (c) => {
      throw AnswerError.wrongMethod(c.req.method, c.req.path, method);
    });
  }
  app.notFound((c) => {
    counter.count(null, '404');
    return jsonResponse(AnswerError.notFound(`${c.req.method} ${c.req.path} не существует`).answer);
  });
  app.onError((error) => {
    if (!(error instanceof AnswerError)) throw error;
    counter.count(null, String(error.answer.status));
    return jsonResponse(error.answer);
  });

  const host = options.host ?? '127.0.0.1';
  const server = createAdaptorServer({ fetch: app.fetch });
  const port = await listen(server, options.port ?? 0, host);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    faults,
    requests: () => counter.counts(),
    data: () => ({
      ...data,
      cities: lists.get('cities'),
      warehouses: lists.get('warehouses'),
      tariffs: lists.get('tariffs'),
      routes: lists.get('routes'),
    }),
    close: () => close(server, answers),
  };
}

async function answerOverWire(
  outgoing: ServerResponse,
  fired: readonly FiredFault[],
  gone: AbortSignal,
  counter: RequestCounter,
  operation: Operation,
  handle: () => Answer,
): Promise<void> {
  await delay(fired, gone);
  if (firedOf(fired, 'hang') !== undefined) {
    counter.count(operation, 'hang');
    await hang(gone);
    return;
  }
  const cut = firedOf(fired, 'reset')?.fault;
  if (cut !== undefined && cut.when !== 'midBody') {
    counter.count(operation, 'reset');
    reset(outgoing);
    return;
  }
  const wire = toWire(answerOf(fired, handle), fired);
  counter.count(operation, String(wire.status));
  await deliver(outgoing, wire, fired, gone);
}

function answerOf(fired: readonly FiredFault[], handle: () => Answer): Answer {
  const failure = firedOf(fired, 'status')?.fault;
  if (failure !== undefined) {
    const { status, retryAfterSeconds: seconds, retryAfterDate } = failure;
    return {
      status,
      body: { code: 'ERROR', message: `Сервис временно недоступен (${status})` },
      headers:
        seconds === undefined
          ? {}
          : {
              'retry-after':
                retryAfterDate === true
                  ? new Date(Date.now() + seconds * 1000).toUTCString()
                  : String(seconds),
            },
    };
  }
  try {
    return handle();
  } catch (error) {
    if (error instanceof AnswerError) return error.answer;
    throw error;
  }
}

function refuseLargeBody(): never {
  throw new AnswerError(413, 'ERROR', 'Тело запроса больше 1 МБ');
}

function jsonResponse({ status, body, headers }: Answer): Response {
  return Response.json(body, { status, ...(headers === undefined ? {} : { headers: { ...headers } }) });
}

async function dataOf(data: EmulatorOptions['data']): Promise<EmulatorData> {
  if (data === undefined || typeof data === 'string') return readEmulatorData(data ?? demoFolder());
  return { cities: [], warehouses: [], tariffs: [], routes: [], stock: [], addresses: [], ...data };
}

/** Listens and gives the port, which the system chooses where 0 is asked. */
function listen(server: ServerType, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: ServerType, answers: OpenAnswers): Promise<void> {
  return new Promise((resolve) => {
    answers.abort();
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
