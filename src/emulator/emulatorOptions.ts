import type { EmulatorData } from './emulatorData.js';
import type { Fault } from './fault.js';
import type { Slips } from './slips.js';

/** How the embedded 1C is started; everything has a default. */
export interface EmulatorOptions {
  /** Default `127.0.0.1`: the emulator is for tests and demonstrations, not for the open network. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /**
   * What to serve: a folder of JSON files (see `readEmulatorData`) or the lists themselves, of which
   * missing ones are empty. Default: the demo network that ships with the package.
   */
  readonly data?: string | Partial<EmulatorData>;
  /** Which of the API page's own slips the answers have. Default: those of its examples. */
  readonly slips?: Partial<Slips>;
  /** Records on a page when the request's `limit` is missing or null; 1 to 100, default 50. */
  readonly pageSize?: number;
  /** Credentials that every request must carry; default: none asked. */
  readonly auth?: EmulatorAuth;
  /** Faults from the start on; see `Emulator.faults` for run time. */
  readonly faults?: readonly Fault[];
  /** Seed of every chance the faults take; default 1. */
  readonly seed?: number;
  /** Opens `GET`, `POST`, `DELETE /__faults` and `GET /__requests`. Default false. */
  readonly admin?: boolean;
}

export type EmulatorAuth =
  | { readonly type: 'basic'; readonly username: string; readonly password: string }
  | { readonly type: 'bearer'; readonly token: string };
