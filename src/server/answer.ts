// Every no, in one form (RFC 9457): refusals by their code, trouble by its code, anything else as a fault.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { problems } from '../domain/problems.ts';
import { Refusal, type ProblemCode } from '../domain/refusal.ts';
import type { PatrolEnv } from './env.ts';
import { Trouble } from './trouble.ts';

const retryAfterS = 30;

/** A refusal with the headers that belong to it, such as `Retry-After` or `Allow`. */
export class Answer extends Refusal {
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, headers: Readonly<Record<string, string>>) {
    super(code);
    this.headers = headers;
  }
}

export const problemBody = (code: ProblemCode) => ({
  type: `urn:campus-patrol:problem:${code}`,
  title: code.replaceAll('-', ' '),
  status: problems[code],
  code,
});

export function problem(
  c: Context<PatrolEnv>,
  code: ProblemCode,
  headers: Readonly<Record<string, string>> = {},
  /** What else there is to say of this one. */
  more: Readonly<Record<string, unknown>> = {},
): Response {
  const status: ContentfulStatusCode = problems[code];
  const body = { ...problemBody(code), requestId: c.get('requestId'), ...more };
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...headers,
  });
}

/** What `app.onError` answers. A fault is logged whole and told as nothing but its request id. */
export function answerError(error: Error, c: Context<PatrolEnv>): Response {
  if (error instanceof Answer) return problem(c, error.code, error.headers);
  if (error instanceof Refusal) return problem(c, error.code);
  const log = c.get('log');
  if (error instanceof Trouble) {
    log.error({ requestId: c.get('requestId'), trouble: error.code, err: error.cause }, 'trouble');
    return problem(c, error.code, { 'retry-after': String(retryAfterS) });
  }
  log.error({ requestId: c.get('requestId'), err: error }, 'fault');
  return problem(c, 'fault');
}
