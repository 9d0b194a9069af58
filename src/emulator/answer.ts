/** What an operation answers, before slips of the wire and faults touch it. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer other than success: thrown by an operation, sent with the API's error body. */
export class AnswerError extends Error {
  readonly answer: Answer;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'AnswerError';
    this.answer = { status, body: { code, message }, headers };
  }

  /** BadRequestError of the API page: code `ERROR`. */
  static badRequest(message: string): AnswerError {
    return new AnswerError(400, 'ERROR', message);
  }

  /** NotFoundError of the API page, which shows no body for it. */
  static notFound(message: string): AnswerError {
    return new AnswerError(404, 'NOT_FOUND', message);
  }
  /** A path that is asked with other methods than this one. `allowed`: these, with commas between. */
  static wrongMethod(method: string, path: string, allowed: string): AnswerError {
    const message = `${path} не поддерживает ${method}, только ${allowed}`;
    return new AnswerError(405, 'METHOD_NOT_ALLOWED', message, { allow: allowed });
  }
}
