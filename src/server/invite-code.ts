// Codes of invites: told once, and known by a hash that takes its time, so that who reads the database cannot try them all.
import { argon2, createHmac } from 'node:crypto';
import { inviteLetters } from '../domain/invite.ts';
import { shortCode } from '../domain/short-code.ts';
import { newId } from './new-id.ts';

/** From random bits of an id that is used for nothing else. */
export const newInviteCode = (now: number): string => shortCode(newId(now), inviteLetters);

const cost = { parallelism: 1, tagLength: 32, memory: 1024, passes: 1 };

/** The same for the same code of the same school, so that it is found by it. `secret`: of this database. */
export function inviteHash(code: string, secret: Uint8Array): Promise<string> {
  const nonce = createHmac('sha256', secret).update('invite').digest().subarray(0, 16);
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: code, nonce, ...cost }, (error, tag) =>
      error ? reject(error) : resolve(tag.toString('base64url')),
    );
  });
}
