import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach } from 'vitest';

/** A request as it came over the wire. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** Of the requests of this server, from 0. */
  readonly index: number;
}

export interface RawServer {
  readonly url: string;
  /** Every request so far. */
  readonly requests: readonly RawRequest[];
  close(): Promise<void>;
}

/** Writes what it likes: whole answers, halves, or nothing. */
export type RawHandler = (socket: Socket, request: RawRequest) => void | Promise<void>;

const running: RawServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** A raw server that is closed after the test. */
export const rawServer = async (handler: RawHandler): Promise<RawServer> => {
  const server = await startRawServer(handler);
  running.push(server);
  return server;
};

/** A TCP server that reads HTTP requests and leaves every byte of the answers to its handler. */
export const startRawServer = async (handler: RawHandler): Promise<RawServer> => {
  const requests: RawRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let bytes = Buffer.alloc(0);
    socket.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece]);
      for (;;) {
        const read = readRequest(bytes, requests.length);
        if (read === undefined) return;
        bytes = read.rest;
        requests.push(read.request);
        void handler(socket, read.request);
      }
    });
  });
  const { port } = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};

/** A whole answer with its `Content-Length`; a text is sent as UTF-8, anything else as JSON. */
export const answer = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json; charset=utf-8' },
): Buffer => {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(textOf(body));
  return Buffer.concat([head(status, { 'content-length': String(bytes.length), ...headers }), bytes]);
};

/** The status line and the headers. */
export const head = (status: number, headers: Readonly<Record<string, string>>): Buffer => {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n`, 'latin1');
};

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

const listening = (server: Server): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address);
    });
  });

const readRequest = (
  bytes: Buffer,
  index: number,
): { readonly request: RawRequest; readonly rest: Buffer<ArrayBuffer> } | undefined => {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [method = '', path = ''] = first.split(' ');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const bodyEnd = end + 4 + Number(headers.get('content-length') ?? 0);
  if (bytes.length < bodyEnd) return undefined;
  const body = bytes.subarray(end + 4, bodyEnd).toString();
  return { request: { method, path, headers, body, index }, rest: Buffer.from(bytes.subarray(bodyEnd)) };
};
