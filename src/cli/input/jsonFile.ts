import { readFile } from 'node:fs/promises';
import { EXIT } from '../exitStatus.js';
import { CliFailure, systemReason } from '../failure.js';
import { findJsonFault } from './jsonFault.js';

/** The JSON value in a file of UTF-8, with a byte order mark or without. `what`: 'catalog', 'policy'. */
export async function readJsonFile(path: string, what: string): Promise<unknown> {
  const text = decoded(await bytesOf(path, what), path, what);
  try {
    return JSON.parse(text);
  } catch (error) {
    const fault = findJsonFault(text);
    const where = fault === undefined ? path : `${path}:${fault.line}:${fault.column}`;
    throw new CliFailure(`${where}: the ${what} is not JSON`, EXIT.badData, [
      fault?.message ?? systemReason(error),
    ]);
  }
}

async function bytesOf(path: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new CliFailure(`cannot read the ${what} ${path}: ${systemReason(error)}`, EXIT.failed);
  }
}

function decoded(bytes: Uint8Array, path: string, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CliFailure(`${path}: the ${what} is not UTF-8`, EXIT.badData, ['save it as UTF-8']);
  }
}
