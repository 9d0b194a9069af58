import { expect, it } from 'vitest';
import { InvalidRequestError } from '../../src/quote/request.js';

it('the error of an invalid request tells every issue', () => {
  const issues = [
    { path: 'id', message: 'expected a string, got 1' },
    { path: 'load', message: 'expected either load or items, got neither' },
  ];
  const error = new InvalidRequestError(issues);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'InvalidRequestError', code: 'INVALID_REQUEST', issues });
  expect(error.message).toBe(
    'invalid request: id: expected a string, got 1; load: expected either load or items, got neither',
  );
});

it('an issue of the request itself is named so', () => {
  const error = new InvalidRequestError([{ path: '', message: 'expected an object, got null' }]);
  expect(error.message).toBe('invalid request: (request): expected an object, got null');
});
