// Every reason the product may say no, by stable code. The wire carries the code, the screen its sentence.

/** What each code answers on the wire (RFC 9457 `status`). */
export const problems = {
  'bad-json': 400,
  'bad-shape': 400,
  'bad-id': 400,
  'bad-cursor': 400,
  'bad-query': 400,
  'bad-request': 400,
  login: 401,
  revoked: 401,
  'wrong-password': 401,
  csrf: 403,
  forbidden: 403,
  'not-found': 404,
  'record-first': 404,
  'method-not-allowed': 405,
  timeout: 408,
  conflict: 409,
  'epoch-changed': 409,
  'offset-mismatch': 409,
  'already-set-up': 409,
  'username-taken': 409,
  resync: 410,
  'length-required': 411,
  'too-large': 413,
  'not-json': 415,
  'not-image': 415,
  'encoded-body': 415,
  'bad-range': 416,
  'unknown-field': 422,
  'hash-mismatch': 422,
  'not-listed': 422,
  empty: 422,
  'too-many-pixels': 422,
  'too-many-photos': 422,
  'photo-required': 422,
  'photo-missing': 422,
  'answer-required': 422,
  'answer-wrong-type': 422,
  'answer-not-an-option': 422,
  'answer-out-of-range': 422,
  'reason-required': 422,
  'item-unknown': 422,
  'item-twice': 422,
  'not-yours': 422,
  'not-submitted': 422,
  'template-unknown': 422,
  'template-published': 422,
  'place-unknown': 422,
  'person-unknown': 422,
  'out-of-scope': 422,
  'newer-schema': 422,
  'weak-password': 422,
  'set-up-code-wrong': 422,
  'set-up-first': 422,
  'too-many-requests': 429,
  fault: 500,
  unavailable: 503,
  'server-full': 507,
} as const;

export type ProblemCode = keyof typeof problems;

/** The rules said no. `detail` names what it is about, never what is secret. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: ProblemCode, detail: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}
