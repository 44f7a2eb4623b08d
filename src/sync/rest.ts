// The only file that talks to the server. An answer counts only when it is unmistakably the server's (RULES.md P3).
import * as v from 'valibot';
import {
  AnnounceAnswer,
  Changes,
  pageLengthHeader,
  pageReachHeader,
  personHeader,
  PhotoAnswer,
  Problem,
  PushAnswer,
  Session,
  SessionOpened,
  secretHeader,
  SetUpState,
  Whose,
  type Announce,
  type Push,
  type SetUp,
  type SignIn,
} from '../domain/protocol.ts';
import type { ProblemCode } from '../domain/refusal.ts';

/** How a request leaves the phone; doubled in tests. */
export type Line = (url: string, init: RequestInit) => Promise<Response>;
export const bare: Line = (url, init) => fetch(url, init);

let meant: string | undefined;
/** Whose page this is: the school answers it with the session of nobody else (RULES.md S3). Left out, nothing is compared. */
export const askAs = (personId?: string): void => void (meant = personId);
export const network: Line = (url, init) => (meant ? askingFor(meant) : bare)(url, init);

const having =
  (headers: Record<string, string>, line: Line): Line =>
  (url, init) =>
    line(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } });

/** The same line for what is this person's alone: with the session of somebody else the answer is `login` (RULES.md S3). */
export const askingFor = (personId: string, line: Line = bare): Line => having({ [personHeader]: personId }, line);

/** The same line for handing in with a delivery token, and without the cookie of whoever is signed in (RULES.md S4). */
export const handingIn =
  (token: string, line: Line = network): Line =>
  (url, init) =>
    having({ authorization: `Patrol-Device ${token}` }, line)(url, { ...init, credentials: 'omit' });

/** The same line for whoever has no account and asks by the secret of a report. In a header: an address stands in every log on the way. */
export const withSecret = (secret: string, line: Line = network): Line => having({ [secretHeader]: secret }, line);

/**
 * unreachable: no network, no time, no sense in the answer, or the server is down. throttled: later, please.
 * login: sign in again. busy: the upload stands elsewhere (`offset`). refused: the rules say no (`code`).
 */
export type Failure = {
  ok: false;
  why: 'unreachable' | 'throttled' | 'login' | 'busy' | 'refused';
  /** 0 when no answer came at all. */
  status: number;
  code?: ProblemCode;
  /** All that the server said of it. */
  problem?: unknown;
  /** What support asks for. */
  requestId?: string;
  retryAfterMs?: number;
  offset?: number;
};
/** Times UTC ms by the device clock. */
export type Answered<T> = { ok: true; body: T; sentAt: number; receivedAt: number } | Failure;

export async function signIn(who: SignIn, line?: Line): Promise<Answered<SessionOpened>> {
  return ask('POST', '/api/session', SessionOpened, json(who), line);
}

export async function signOut(line?: Line): Promise<Answered<unknown>> {
  return ask('DELETE', '/api/session', v.unknown(), {}, line);
}

export async function whoAmI(line?: Line): Promise<Answered<Session>> {
  return ask('GET', '/api/session', Session, {}, line);
}

/** Whose session it is, whoever asks, and nothing else of it. */
export async function whose(line: Line = bare): Promise<Answered<Whose>> {
  return ask('GET', '/api/session', Whose, {}, line);
}

export async function setUpState(line?: Line): Promise<Answered<SetUpState>> {
  return ask('GET', '/api/setup', SetUpState, {}, line);
}

export async function setUp(wanted: SetUp, line?: Line): Promise<Answered<SessionOpened>> {
  return ask('POST', '/api/setup', SessionOpened, json(wanted), line);
}

export async function push(message: Push, line?: Line): Promise<Answered<PushAnswer>> {
  return ask('POST', '/api/ledger', PushAnswer, json(message), line);
}

export async function announce(message: Announce, line?: Line): Promise<Answered<AnnounceAnswer>> {
  return ask('POST', '/api/announce', AnnounceAnswer, json(message), line);
}

/** Of a page that is being read: how many bytes of it are there, of how many, and how far along the ledger it ends (0 to 1). */
export type Reading = { bytes: number; of: number; reach: number };

/** One page after the cursor; an empty cursor asks from the beginning. `anchor`: the last one this phone was given. */
export async function changes(
  after: string,
  anchor?: string,
  line?: Line,
  reads?: (reading: Reading) => void,
): Promise<Answered<Changes>> {
  const query = new URLSearchParams({ ...(after && { after }), ...(anchor && { anchor }) }).toString();
  // The bodies are documents that the server has checked with the same domain code.
  return ask(
    'GET',
    `/api/changes${query && `?${query}`}`,
    Changes as v.GenericSchema<unknown, Changes>,
    {},
    line,
    reads,
  );
}

/** How many bytes of a photo the server has. */
export async function photoOffset(
  sha256: string,
  line?: Line,
): Promise<Answered<{ offset: number; complete: boolean }>> {
  const reply = await send('HEAD', `/api/photos/${sha256}`, {}, line);
  if (!('response' in reply)) return reply;
  const { response, sentAt, receivedAt } = reply;
  const offset = offsetOf(response);
  if (response.status === 200 && offset !== undefined) {
    return {
      ok: true,
      body: { offset, complete: response.headers.get('upload-complete') === '?1' },
      sentAt,
      receivedAt,
    };
  }
  // A refusal of a HEAD has no body to name its code.
  if (!isProblem(response)) return { ok: false, why: 'unreachable', status: response.status };
  return failureOf(response, response.status === 404 ? 'record-first' : undefined);
}

export async function putPhoto(
  sha256: string,
  bytes: ArrayBuffer,
  type: string,
  line?: Line,
): Promise<Answered<PhotoAnswer>> {
  return putFile(`/api/photos/${sha256}`, { bytes, type }, PhotoAnswer, line);
}

/** One piece of a photo, which starts at `offset` of `length` bytes in all. */
export async function patchPhoto(
  sha256: string,
  piece: ArrayBuffer,
  offset: number,
  length: number,
  line?: Line,
): Promise<Answered<PhotoAnswer>> {
  const headers = {
    'content-type': 'application/partial-upload',
    'upload-offset': String(offset),
    'upload-length': String(length),
  };
  return ask('PATCH', `/api/photos/${sha256}`, PhotoAnswer, { body: piece, bytes: piece.byteLength, headers }, line);
}

/** A manager report; `path` starts with `/api/`. */
export async function report<T>(path: string, schema: v.GenericSchema<unknown, T>, line?: Line): Promise<Answered<T>> {
  return ask('GET', path, schema, {}, line);
}

/** A photo as the school shows it; null for anything that is not one. */
export async function picture(path: string, line: Line = network): Promise<ArrayBuffer | null> {
  try {
    const response = await line(path, {
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(3 * baseTimeoutMs),
    });
    return response.ok && contentType(response).startsWith('image/') ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
}

/** For what is done at a desk and online only (people, templates); `path` starts with `/api/`. The answer is not read further. */
export async function post(path: string, body: unknown, line?: Line): Promise<Answered<unknown>> {
  return ask('POST', path, v.unknown(), json(body), line);
}

/** The same where the answer is read. */
export async function postFor<T>(
  path: string,
  body: unknown,
  schema: v.GenericSchema<unknown, T>,
  line?: Line,
): Promise<Answered<T>> {
  return ask('POST', path, schema, json(body), line);
}

/** Deletes by path: a device, for one. */
export async function remove(path: string, line?: Line): Promise<Answered<unknown>> {
  return ask('DELETE', path, v.unknown(), {}, line);
}

type File = { bytes: ArrayBuffer; type: string };
const contentOf = ({ bytes, type }: File): Content => ({
  body: bytes,
  bytes: bytes.byteLength,
  headers: { 'content-type': type },
});

/** For what is set once and again; `path` starts with `/api/`. The answer is not read further. */
export async function put(path: string, body: unknown, line?: Line): Promise<Answered<unknown>> {
  return ask('PUT', path, v.unknown(), json(body), line);
}

/** A file for the server to read; `path` starts with `/api/`. */
export async function postFile<T>(
  path: string,
  file: File,
  schema: v.GenericSchema<unknown, T>,
  line?: Line,
): Promise<Answered<T>> {
  return ask('POST', path, schema, contentOf(file), line);
}

/** A file for the server to keep; `path` starts with `/api/`. */
export async function putFile<T>(
  path: string,
  file: File,
  schema: v.GenericSchema<unknown, T>,
  line?: Line,
): Promise<Answered<T>> {
  return ask('PUT', path, schema, contentOf(file), line);
}

type Content = { body?: string | ArrayBuffer; bytes?: number; headers?: Record<string, string> };
type Reply = { response: Response; text: string; sentAt: number; receivedAt: number };

const json = (value: unknown): Content => {
  const body = JSON.stringify(value);
  return { body, bytes: body.length, headers: { 'content-type': 'application/json' } };
};

async function ask<T>(
  method: string,
  path: string,
  schema: v.GenericSchema<unknown, T>,
  content: Content,
  line?: Line,
  reads?: (reading: Reading) => void,
): Promise<Answered<T>> {
  const reply = await send(method, path, content, line, reads);
  if (!('response' in reply)) return reply;
  const { response, text, sentAt, receivedAt } = reply;
  if (!response.ok) return failure(response, text);
  const read = response.status === 204 ? v.safeParse(schema, undefined) : readJson(response, text, schema);
  return read?.success
    ? { ok: true, body: read.output, sentAt, receivedAt }
    : { ok: false, why: 'unreachable', status: response.status };
}

const baseTimeoutMs = 20_000;
const slowestBytesPerMs = 4;

async function send(
  method: string,
  path: string,
  { body, bytes = 0, headers = {} }: Content,
  line: Line = network,
  reads?: (reading: Reading) => void,
): Promise<Reply | Failure> {
  const sentAt = Date.now();
  try {
    const response = await line(path, {
      method,
      headers: { 'x-patrol': '1', ...headers },
      ...(body === undefined ? {} : { body }),
      credentials: 'same-origin',
      cache: 'no-store',
      // The server never redirects; whoever does is somebody else's sign-in page.
      redirect: 'error',
      signal: AbortSignal.timeout(Math.ceil(baseTimeoutMs + bytes / slowestBytesPerMs)),
    });
    const text = await (reads ? readAlong(response, reads) : response.text());
    return { response, text, sentAt, receivedAt: Date.now() };
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException)
      return { ok: false, why: 'unreachable', status: 0 };
    throw error;
  }
}

/** Piece by piece, where the server said how long it is; a proxy that takes those words away costs nothing but them. */
async function readAlong(response: Response, reads: (reading: Reading) => void): Promise<string> {
  const of = Number(response.headers.get(pageLengthHeader));
  const reach = Number(response.headers.get(pageReachHeader));
  const reader = response.body?.getReader();
  if (!reader || !(of > 0) || !(reach > 0)) return reader ? drained(reader) : response.text();
  return drained(reader, (bytes) => reads({ bytes: Math.min(bytes, of), of, reach: Math.min(reach, 1) }));
}

async function drained(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  hear?: (bytes: number) => void,
): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    hear?.((bytes += value.byteLength));
  }
}

const contentType = (response: Response): string => response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
const isProblem = (response: Response): boolean => contentType(response) === 'application/problem+json';

function readJson<S extends v.GenericSchema>(response: Response, text: string, schema: S): v.SafeParseResult<S> | null {
  const type = contentType(response);
  return type === 'application/json' || type === 'application/problem+json' ? v.safeParse(schema, parsed(text)) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function failure(response: Response, text: string): Failure {
  const read = isProblem(response) ? readJson(response, text, Problem) : null;
  if (!read?.success) return { ok: false, why: 'unreachable', status: response.status, ...retryAfter(response) };
  const failed: Failure = { ...failureOf(response, read.output.code), problem: read.output };
  return read.output.requestId === undefined ? failed : { ...failed, requestId: read.output.requestId };
}

function failureOf(response: Response, code: ProblemCode | undefined): Failure {
  const offset = offsetOf(response);
  return {
    ok: false,
    why: whyOf(response.status, code),
    status: response.status,
    ...(code === undefined ? {} : { code }),
    ...(offset === undefined ? {} : { offset }),
    ...retryAfter(response),
  };
}

const refusals = new Set([400, 403, 404, 405, 409, 410, 411, 413, 415, 416, 422]);

/** What is not known is taken for the network: it is tried again for ever and loses nothing. */
function whyOf(status: number, code: ProblemCode | undefined): Failure['why'] {
  if (status === 401) return code === 'wrong-password' ? 'refused' : 'login';
  if (status === 429 || status === 503) return 'throttled';
  if (status === 423 || code === 'offset-mismatch') return 'busy';
  return refusals.has(status) ? 'refused' : 'unreachable';
}

function offsetOf(response: Response): number | undefined {
  const header = response.headers.get('upload-offset');
  return header !== null && /^\d{1,12}$/.test(header) ? Number(header) : undefined;
}

const longestWaitMs = 3_600_000;

/** Retry-After in seconds or as a date, an hour at most. */
function retryAfter(response: Response): Pick<Failure, 'retryAfterMs'> {
  const header = response.headers.get('retry-after');
  if (header === null) return {};
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? {} : { retryAfterMs: Math.min(Math.max(ms, 0), longestWaitMs) };
}
