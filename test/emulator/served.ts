import { afterEach } from 'vitest';

import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator.js';

const running: Emulator[] = [];

/** Starts an emulator that is closed after the test. */
export const served = async (options: EmulatorOptions): Promise<Emulator> => {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return emulator;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

/** Posts a body over real HTTP; `json` is undefined where the answer is not JSON in UTF-8. */
export const post = async (
  emulator: Emulator,
  path: string,
  body: unknown = {},
  init: RequestInit = {},
): Promise<Answered> => {
  const response = await fetch(emulator.url + path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  });
  return read(response);
};

export const get = async (emulator: Emulator, path: string, init: RequestInit = {}): Promise<Answered> =>
  read(await fetch(emulator.url + path, init));

const read = async (response: Response): Promise<Answered> => {
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, headers: response.headers, text, json };
};

export const warehouses = (count: number): readonly { id: string }[] =>
  Array.from({ length: count }, (_, index) => ({ id: `w${index}` }));
