import * as z from 'zod';
import {
  DEFAULT_SLIPS,
  FAULT_KINDS,
  NO_SLIPS,
  type EmulatorAuth,
  type Fault,
  type Slips,
} from '../../emulator.js';
import { faultSchema } from '../../emulator/fault.js';
import { EXIT } from '../exitStatus.js';
import { CliFailure } from '../failure.js';
import { FAULT_HELP } from '../words/faultHelp.js';

/** `default`, `none`, `all`, or names of slips with commas between; those named are the only ones. */
export function readSlips(text: string): Slips {
  if (text === 'default') return DEFAULT_SLIPS;
  if (text === 'none') return NO_SLIPS;
  const known = Object.keys(NO_SLIPS);
  const chosen = text === 'all' ? known : text.split(',').map((name) => name.trim());
  const unknown = chosen.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new CliFailure(`--slips: no such slip: ${unknown.join(', ')}`, EXIT.usage, [
      `expected default, none, all, or some of ${known.join(', ')}`,
    ]);
  }
  return { ...NO_SLIPS, ...Object.fromEntries(chosen.map((name) => [name, true])) };
}

/** `status:status=503,probability=0.2`, or the same as a JSON object with a `kind`. */
export function readFault(text: string): Fault {
  const given = text.trim().startsWith('{') ? asJson(text) : asFields(text);
  const read = faultSchema.safeParse(given);
  if (read.success) return read.data;
  const kind = FAULT_KINDS.find((known) => known === given['kind']);
  if (kind === undefined) {
    throw new CliFailure(`--fault ${text}: no such fault`, EXIT.usage, [
      `expected one of ${FAULT_KINDS.join(', ')}`,
      'dovoz emulator --help tells what each may have',
    ]);
  }
  const missing = read.error.issues.filter(({ path: [field] }) => !Object.hasOwn(given, String(field ?? '')));
  const lacks = missing.flatMap(({ path: [field] }) => (field === undefined ? [] : [String(field)]));
  const wrong = read.error.issues.filter((issue) => lacks.length === 0 || !missing.includes(issue));
  throw new CliFailure(
    `--fault ${text}: ${lacks.length === 0 ? `no such fault of the kind ${kind}` : `${lacks.join(', ')} is missing`}`,
    EXIT.usage,
    [
      ...(wrong.length === 0 ? [] : z.prettifyError({ issues: wrong }).split('\n')),
      `for example --fault ${FAULT_HELP[kind].example}`,
      'dovoz emulator --help tells what else it may have',
    ],
  );
}

type FaultFields = Readonly<Record<string, unknown>>;

function asJson(text: string): FaultFields {
  try {
    // What begins with a brace is an object, if it is JSON at all.
    return JSON.parse(text) as FaultFields;
  } catch {
    throw new CliFailure(`--fault ${text}: not JSON`, EXIT.usage);
  }
}

function asFields(text: string): FaultFields {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? text : text.slice(0, colon);
  const fields = colon < 0 ? [] : text.slice(colon + 1).split(',');
  return {
    kind,
    ...Object.fromEntries(
      fields.map((field) => {
        const equals = field.indexOf('=');
        const name = equals < 0 ? field : field.slice(0, equals);
        return [name, valueOf(name, equals < 0 ? 'true' : field.slice(equals + 1))];
      }),
    ),
  };
}

function valueOf(name: string, text: string): unknown {
  if (name === 'operations') return text.split('|');
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** `basic` is `user:password`, in which the password may hold colons. */
export function readAuth(basic: string | undefined, bearer: string | undefined): EmulatorAuth | undefined {
  if (bearer !== undefined) return { type: 'bearer', token: bearer };
  if (basic === undefined) return undefined;
  const colon = basic.indexOf(':');
  if (colon < 1) throw new CliFailure('--basic: expected user:password', EXIT.usage);
  return { type: 'basic', username: basic.slice(0, colon), password: basic.slice(colon + 1) };
}
