import * as z from 'zod';
import { EXIT } from '../exitStatus.js';
import { CliFailure } from '../failure.js';
import { readJsonFile } from './jsonFile.js';

const vehicles = z.array(z.object({ id: z.string(), name: z.string() }));

/** Names of vehicles by transport type id, which the 1C API does not tell; none without a file. */
export async function readVehicleNames(path: string | undefined): Promise<ReadonlyMap<string, string>> {
  if (path === undefined) return new Map();
  const read = vehicles.safeParse(await readJsonFile(path, 'list of vehicles'));
  if (read.success) return new Map(read.data.map(({ id, name }) => [id, name]));
  throw new CliFailure(`${path} is no list of vehicles`, EXIT.badData, [
    'expected a JSON list of { "id", "name" } by transport type id',
    ...z.prettifyError(read.error).split('\n'),
  ]);
}
