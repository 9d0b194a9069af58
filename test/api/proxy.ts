import type { Socket } from 'node:net';
import { randomFrom } from '../support/wideCatalog.js';
import { answer, startRawServer, type RawRequest, type RawServer } from './rawServer.js';

/** What the real server answered. */
export interface Upstream {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
}

/** One answer on its way to the client, to be spoilt. */
export interface Passing {
  readonly socket: Socket;
  readonly request: RawRequest;
  readonly upstream: Upstream;
  /** Every answer so far, this one excluded. */
  readonly earlier: readonly Upstream[];
  readonly earlierOfPath: readonly Upstream[];
  /** From 0 (excluded) to 1 (excluded). */
  readonly random: () => number;
}

/** Writes an answer to the client in a way of its own. */
export type Mischief = (passing: Passing) => void | Promise<void>;

export interface Proxy extends RawServer {
  /** From now on each answer meets one of these, by chance; the others pass. */
  meddle(mischiefs: readonly Mischief[], probability: number, seed: number): void;
}

/** The answer as it came, and the connection stays open. */
export const pass: Mischief = ({ socket, upstream }) => {
  socket.write(whole(upstream));
};

export const whole = ({ status, type, bytes }: Upstream): Buffer =>
  answer(status, bytes, { 'content-type': type });

/** A number from 0 (included) to `below` (excluded). */
export const below = (random: () => number, limit: number): number => Math.floor(random() * limit);

/** A proxy that stands before a server and spoils what it answers. */
export const startProxy = async (target: string): Promise<Proxy> => {
  let mischiefs: readonly Mischief[] = [];
  let probability = 0;
  let random = randomFrom(1);
  let earlier: { readonly path: string; readonly upstream: Upstream }[] = [];
  const server = await startRawServer(async (socket, request) => {
    const upstream = await forwarded(target, request).catch(() => undefined);
    // As a real proxy does whose server is gone (at a test's end, while a client that gave up is still served).
    if (upstream === undefined) {
      socket.destroy();
      return;
    }
    const chosen = random() < probability ? mischiefs[below(random, mischiefs.length)] : undefined;
    const before = earlier;
    earlier = [...before, { path: request.path, upstream }];
    await (chosen ?? pass)({
      socket,
      request,
      upstream,
      earlier: before.map((one) => one.upstream),
      earlierOfPath: before.filter(({ path }) => path === request.path).map((one) => one.upstream),
      random,
    });
  });
  return {
    url: server.url,
    requests: server.requests,
    close: () => server.close(),
    meddle: (...[chosen, share, seed]) => {
      [mischiefs, probability, random, earlier] = [chosen, share, randomFrom(seed), []];
    },
  };
};

const forwarded = async (target: string, { method, path, body }: RawRequest): Promise<Upstream> => {
  const response = await fetch(target + path, { method, body: method === 'GET' ? null : body });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? 'application/json',
    bytes: Buffer.from(await response.arrayBuffer()),
  };
};
