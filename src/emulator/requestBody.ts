import * as z from 'zod';
import { AnswerError } from './answer.js';
import { russianMessage } from './russianMessage.js';

const LIMIT = 'limit: целое число от 0 до 100';
const OFFSET = 'offset: целое число не меньше 0';

const limit = z.number(LIMIT).int(LIMIT).min(0, LIMIT).max(100, LIMIT).nullish();
const offset = z.number(OFFSET).int(OFFSET).min(0, OFFSET).nullish();

/** Limits as the API page gives them: Limit 0 to 100 and Offset, both nullable. */
export const pageRequest = z.object({ limit, offset });
export type PageRequest = z.infer<typeof pageRequest>;

export const stockRequest = z.object({
  productIds: z
    .array(z.string('productIds: идентификаторы — строки'), 'productIds: обязательный список')
    .min(1, 'productIds: не меньше одного')
    .refine((ids) => new Set(ids).size === ids.length, 'productIds: без повторов'),
  limit,
  offset,
});

export const addressCheckRequest = z.object({
  kladrCode: z
    .string('kladrCode: обязательная строка')
    .regex(/^(\d{13}|\d{17}|\d{19})$/, 'kladrCode: 13, 17 или 19 цифр'),
});

/**
 * The request's body, checked; no body at all is an empty object.
 * @throws {AnswerError} 400 BadRequestError, as the API page shapes it, with every fault in the message.
 */
export function readRequestBody<T>(schema: z.ZodType<T>, text: string): T {
  let body: unknown;
  try {
    body = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw AnswerError.badRequest('Тело запроса не является корректным JSON');
  }
  const checked = schema.safeParse(body, { error: russianMessage });
  if (checked.success) return checked.data;
  throw AnswerError.badRequest(checked.error.issues.map(described).join('; '));
}

function described(issue: z.core.$ZodIssue): string {
  if (issue.path.length === 0) return 'Тело запроса должно быть объектом';
  const path = issue.path.join('.');
  return issue.message.startsWith(String(issue.path[0])) ? issue.message : `${path}: ${issue.message}`;
}
