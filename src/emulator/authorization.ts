import { AnswerError } from './answer.js';
import type { EmulatorAuth } from './emulatorOptions.js';

/** @throws {AnswerError} 401 unless the `Authorization` header carries the wanted credentials. */
export function checkAuthorization(auth: EmulatorAuth, header: string | undefined): void {
  if (header !== undefined && matches(auth, header)) return;
  const challenge = auth.type === 'basic' ? 'Basic realm="1C", charset="UTF-8"' : 'Bearer';
  throw new AnswerError(401, 'UNAUTHORIZED', 'Идентификация пользователя не выполнена', {
    'www-authenticate': challenge,
  });
}

function matches(auth: EmulatorAuth, header: string): boolean {
  const [scheme = '', credentials = ''] = header.split(/ +/, 2);
  if (scheme.toLowerCase() !== auth.type) return false;
  return auth.type === 'basic'
    ? credentials === Buffer.from(`${auth.username}:${auth.password}`).toString('base64')
    : credentials === auth.token;
}
