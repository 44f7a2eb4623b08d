// The school itself hands in what nobody with an account does.
import type { ProblemCode } from '../domain/refusal.ts';
import type { School } from '../domain/school.ts';

export const bySchool = (school: School) => ({
  school,
  person: { id: school.id, name: '', username: '', role: 'admin' as const, scope: [] },
});

export async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** What a photo may be refused for that somebody without an account sends. */
export const refusesPhoto: ProblemCode[] = [
  'bad-id',
  'csrf',
  'not-found',
  'record-first',
  'too-large',
  'not-image',
  'encoded-body',
  'hash-mismatch',
  'too-many-pixels',
  'timeout',
  'set-up-first',
  'too-many-requests',
  'server-full',
];
