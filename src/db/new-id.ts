// Ids and hashes with the browser's own randomness and arithmetic.
import { makeId } from '../domain/id.ts';

export const newId = (): string => makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/** SHA-256 in lower-case hex. Await it outside of a transaction: waiting for it would end one. */
export async function sha256Hex(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
