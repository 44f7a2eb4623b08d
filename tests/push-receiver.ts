// What stands in for a push service and the browser behind it: takes what comes, checks who sent it, and opens it.
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NewSubscription, Wake } from '../src/domain/message.ts';

export type Woken = { wake: Wake; bytes: Buffer; headers: IncomingMessage['headers']; claims: Record<string, unknown> };
export type Receiver = {
  /** As the browser would give it to the server that it wants to be woken by. */
  subscription: NewSubscription;
  woken: Woken[];
  /** What it answers from now on, and not before `after`. */
  says: { status: number; after?: Promise<void> };
  close: () => Promise<void>;
};

/** `serverKey`: the one the browser asked with; a message of anybody else fails. */
export async function openReceiver(serverKey: string, path = '/send/one'): Promise<Receiver> {
  const pair = createECDH('prime256v1');
  const p256dh = pair.generateKeys('base64url', 'uncompressed');
  const auth = randomBytes(16);
  const woken: Woken[] = [];
  const says: Receiver['says'] = { status: 201 };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const bytes = Buffer.concat(parts);
      const origin = `http://${request.headers.host}`;
      const claims = claimsOf(String(request.headers.authorization), serverKey, origin);
      const wake = JSON.parse(open(bytes, pair, p256dh, auth)) as Wake;
      woken.push({ wake, bytes, headers: request.headers, claims });
      void (says.after ?? Promise.resolve()).then(() => response.writeHead(says.status).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { subscription: { endpoint, p256dh, auth: auth.toString('base64url') }, woken, says, close };
}

/** Opens what RFC 8291 says how to seal: written apart from what seals it. */
function open(sealed: Buffer, pair: ReturnType<typeof createECDH>, p256dh: string, auth: Buffer): string {
  const [salt, keyLength] = [sealed.subarray(0, 16), sealed.readUInt8(20)];
  const theirs = sealed.subarray(21, 21 + keyLength);
  const body = sealed.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), Buffer.from(p256dh, 'base64url'), theirs]);
  const input = Buffer.from(hkdfSync('sha256', pair.computeSecret(theirs), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: nonce\0', 12));
  const opener = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(body.subarray(-16));
  const padded = Buffer.concat([opener.update(body.subarray(0, -16)), opener.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

function claimsOf(header: string, serverKey: string, origin: string): Record<string, unknown> {
  const [, token = '', k] = /^vapid t=([^,]+), k=(.+)$/.exec(header) ?? [];
  if (k !== serverKey) throw new Error('signed by somebody else');
  const point = Buffer.from(serverKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });
  const [head = '', claims = '', signature = ''] = token.split('.');
  const signed = Buffer.from(`${head}.${claims}`);
  if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')))
    throw new Error('a signature that does not hold');
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  if (said['aud'] !== origin) throw new Error(`meant for ${String(said['aud'])}`);
  return said;
}
