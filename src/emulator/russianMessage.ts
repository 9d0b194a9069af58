import type * as z from 'zod';

/** What is wrong with a field whose schema has no words of its own, as 1C says it. */
export function russianMessage(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return 'обязательное поле';
  if (issue.code === 'invalid_type') return `ожидается ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `ожидается одно из ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_format') return FORMATS[issue.format] ?? 'неверный формат';
  if (issue.code !== 'too_small') return 'недопустимое значение';
  return issue.origin === 'string' ? 'не должно быть пустым' : `не меньше ${issue.minimum}`;
}

const KINDS: Readonly<Partial<Record<string, string>>> = {
  string: 'строка',
  number: 'число',
  int: 'целое число',
  boolean: 'true или false',
  array: 'список',
  object: 'объект',
};

const FORMATS: Readonly<Partial<Record<string, string>>> = {
  date: 'ожидается дата ГГГГ-ММ-ДД',
  datetime: 'ожидается дата и время ISO 8601 со смещением',
};
