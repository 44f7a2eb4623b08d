// Says to a push service which server speaks (RFC 8292): a token signed with the key that the browser asked with.
import { createPrivateKey, sign } from 'node:crypto';
import type { PushKeys } from '../store/message-store.ts';

/** Push services take a day at most. */
const goodForS = 12 * 3600;

/** As browsers take it: the point uncompressed, base64url. */
export const publicKeyOf = ({ x, y }: PushKeys): string =>
  Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64url');

/** The header `authorization`. `contact`: whom the push service may ask about us; `now` in UTC ms. */
export function vapid(keys: PushKeys, endpoint: string, contact: string, now: number): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { aud: new URL(endpoint).origin, exp: Math.floor(now / 1000) + goodForS, sub: contact };
  const text = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const key = createPrivateKey({ key: { kty: 'EC', crv: 'P-256', ...keys }, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  return `vapid t=${text}.${signature}, k=${publicKeyOf(keys)}`;
}
