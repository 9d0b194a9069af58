import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { demoFolder } from '../../emulator.js';
import type { PartialPolicy, QuoteRequest } from '../../index.js';
import { readVehicleNames } from '../input/vehicleFile.js';

/** A request of the demo with what a reader sees in its answer. */
export interface TitledRequest {
  readonly title: string;
  readonly request: QuoteRequest;
}

const titled = z.looseObject({ id: z.string(), title: z.string() });

/** One request for each situation, the most telling first. */
export async function readDemoRequests(): Promise<readonly TitledRequest[]> {
  const lines = (await text('requests.ndjson')).trim().split('\n');
  return lines.map((line) => {
    const value: unknown = JSON.parse(line);
    const { title } = titled.parse(value);
    // `quote` checks the rest.
    return { title, request: value as QuoteRequest };
  });
}

/** What the merchant of the demo sets over the default policy; compileNetwork checks it. */
export async function readDemoPolicy(): Promise<PartialPolicy> {
  return JSON.parse(await text('policy.json')) as PartialPolicy;
}

/** Names by transport type id. */
export function readDemoVehicles(): Promise<ReadonlyMap<string, string>> {
  return readVehicleNames(join(demoFolder(), 'vehicles.json'));
}

function text(name: string): Promise<string> {
  return readFile(join(demoFolder(), name), 'utf8');
}
