// The only file that talks to the server.
import type * as v from 'valibot';
import type { Changes, PhotoAnswer, Push, PushAnswer, Session, SetUp, SetUpState, SignIn } from '../domain/protocol.ts';
import type { ProblemCode } from '../domain/refusal.ts';

/** How a request leaves the phone; doubled in tests. */
export type Line = (url: string, init: RequestInit) => Promise<Response>;
/**
 * unreachable: no network, no time, no sense in the answer, or the server is down. throttled: later, please.
 * login: sign in again. busy: the upload stands elsewhere (`offset`). refused: the rules say no (`code`).
 */
export type Failure = {
  ok: false;
  why: 'unreachable' | 'throttled' | 'login' | 'busy' | 'refused';
  status: number;
  code?: ProblemCode;
  requestId?: string;
  retryAfterMs?: number;
  offset?: number;
};
export type Answered<T> = { ok: true; body: T; sentAt: number; receivedAt: number } | Failure;

export async function signIn(_who: SignIn, _line?: Line): Promise<Answered<Session>> { throw new Error('soon'); }
export async function signOut(_line?: Line): Promise<Answered<unknown>> { throw new Error('soon'); }
export async function whoAmI(_line?: Line): Promise<Answered<Session>> { throw new Error('soon'); }
export async function setUpState(_line?: Line): Promise<Answered<SetUpState>> { throw new Error('soon'); }
export async function setUp(_setUp: SetUp, _line?: Line): Promise<Answered<Session>> { throw new Error('soon'); }
export async function push(_push: Push, _line?: Line): Promise<Answered<PushAnswer>> { throw new Error('soon'); }
export async function changes(_after: string, _line?: Line): Promise<Answered<Changes>> { throw new Error('soon'); }
export async function photoOffset(_sha256: string, _line?: Line): Promise<Answered<{ offset: number; complete: boolean }>> { throw new Error('soon'); }
export async function putPhoto(_sha256: string, _bytes: ArrayBuffer, _type: string, _line?: Line): Promise<Answered<PhotoAnswer>> { throw new Error('soon'); }
/** A manager report; `path` starts with `/api/`. */
export async function report<T>(_path: string, _schema: v.GenericSchema<unknown, T>, _line?: Line): Promise<Answered<T>> { throw new Error('soon'); }
/** For the desk's own acts (people, templates); `path` starts with `/api/`. The body is not read further. */
export async function post(_path: string, _body: unknown, _line?: Line): Promise<Answered<unknown>> { throw new Error('soon'); }
/** Deletes by path, for devices and the like. */
export async function remove(_path: string, _line?: Line): Promise<Answered<unknown>> { throw new Error('soon'); }
