// What only one browser can read (RFC 8291: aes128gcm of RFC 8188, with keys agreed on P-256). Its push service carries it
// and learns nothing but its length.
import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import type { NewSubscription } from '../../domain/message.ts';

/** One record holds all of it; push services take 4096 bytes. */
const recordSize = 4096;
/** Every message is as long as the others, so that not even its length says anything. */
const paddedTo = 512;
const lastRecord = 2;

/** For tests, which know what comes out: otherwise made anew for every message. */
export type Chance = { privateKey: Uint8Array | null; salt: Uint8Array; paddedTo: number };
const chance = (): Chance => ({ privateKey: null, salt: randomBytes(16), paddedTo });

/** Throws when the browser's key is no point of the curve. */
export function encrypt(text: string, browser: Pick<NewSubscription, 'p256dh' | 'auth'>, by = chance()): Buffer {
  const theirs = Buffer.from(browser.p256dh, 'base64url');
  const pair = createECDH('prime256v1');
  if (by.privateKey) pair.setPrivateKey(by.privateKey);
  else pair.generateKeys();
  const ours = pair.getPublicKey();
  const agreed = pair.computeSecret(theirs);
  const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const input = derive(agreed, Buffer.from(browser.auth, 'base64url'), keyInfo, 32);
  const key = derive(input, by.salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(input, by.salt, Buffer.from('Content-Encoding: nonce\0'), 12);

  const said = Buffer.from(text);
  const padding = Buffer.alloc(Math.max(0, by.paddedTo - said.length));
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const sealed = [cipher.update(Buffer.concat([said, Buffer.from([lastRecord]), padding])), cipher.final()];
  const head = Buffer.alloc(5);
  head.writeUInt32BE(recordSize);
  head.writeUInt8(ours.length, 4);
  return Buffer.concat([by.salt, head, ours, ...sealed, cipher.getAuthTag()]);
}

const derive = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));
