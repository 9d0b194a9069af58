import { z } from 'zod';

/** What is wrong with a field whose schema has no words of its own, as 1C says it. */
export const russianMessage = (issue: z.core.$ZodRawIssue): string => {
  if (issue.input === undefined) return 'обязательное поле';
  switch (issue.code) {
    case 'invalid_type':
      return `ожидается ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `ожидается одно из ${issue.values.join(', ')}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'неверный формат';
    case 'too_small':
      return issue.origin === 'string' ? 'не должно быть пустым' : `не меньше ${issue.minimum}`;
    default:
      return 'недопустимое значение';
  }
};

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
