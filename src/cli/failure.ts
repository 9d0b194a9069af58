import { ApiError } from '../api/errors.js';
import { EXIT, type ExitStatus } from './exitStatus.js';

/** A failure that the user can understand and mend: it is told without a stack trace. */
export class CliFailure extends Error {
  readonly status: ExitStatus;
  /** One line each, shown under the message: every wrong path, what would be right. */
  readonly details: readonly string[];

  constructor(message: string, status: ExitStatus, details: readonly string[] = []) {
    super(message);
    this.name = 'CliFailure';
    this.status = status;
    this.details = details;
  }
}

/** A failure as it is told: the message, the lines under it, and the status that the command exits with. */
export interface ToldFailure {
  readonly message: string;
  readonly details: readonly string[];
  readonly status: ExitStatus;
}

export function tellFailure(error: unknown): ToldFailure {
  if (error instanceof CliFailure) return error;
  if (error instanceof ApiError) return tellApiError(error);
  if (!(error instanceof Error)) return { message: String(error), details: [], status: EXIT.failed };
  switch ('code' in error ? error.code : undefined) {
    case 'INVALID_CLIENT_OPTIONS':
    case 'INVALID_CREDENTIALS':
      return { message: error.message, details: [], status: EXIT.usage };
    case 'EMULATOR_DATA':
      return { message: error.message, details: [], status: EXIT.badData };
    default:
      // Nobody foresaw it, so whoever mends it needs to see where.
      return {
        message: `unexpected: ${error.message}`,
        details: error.stack?.split('\n').slice(1) ?? [],
        status: EXIT.failed,
      };
  }
}

function tellApiError(error: ApiError): ToldFailure {
  const told = (status: ExitStatus, hint: string): ToldFailure => ({
    message: error.message,
    details: [hint],
    status,
  });
  if (error.kind === 'transport')
    return told(EXIT.apiDown, 'is the address right, and does the API run there?');
  if (error.retryable) return told(EXIT.apiDown, 'the same command may succeed later');
  if (error.kind === 'protocol') {
    return told(EXIT.badData, 'this is not what the 1C API answers: is the address that of its root?');
  }
  if (error.status === 401 || error.status === 403) {
    return told(
      EXIT.failed,
      'give credentials by DOVOZ_USER and DOVOZ_PASSWORD, DOVOZ_TOKEN or DOVOZ_HEADERS',
    );
  }
  return told(EXIT.failed, 'the API refuses the request; is the address that of its root?');
}

/** What the system says of a file, in words; the code where there are none. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}

const REASONS: Readonly<Partial<Record<string, string>>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EADDRINUSE: 'another program listens there already',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'no such host is known',
};
