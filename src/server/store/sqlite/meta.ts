// What the database knows about itself: its epoch, its secret, and the installation under which the server makes entries.
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { newId } from '../../new-id.ts';
import type { SigningKey } from '../store.ts';

export type Meta = { epoch: string; device: string; secret: Uint8Array; key: SigningKey };

export function readMeta(db: DatabaseSync): Meta {
  const put = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING');
  const get = db.prepare('SELECT value FROM meta WHERE key = ?');
  put.run('epoch', newId(Date.now()));
  put.run('device', newId(Date.now()));
  put.run('secret', randomBytes(32).toString('hex'));
  if (!get.get('key')) put.run('key', newKey());
  const read = (key: string) => String(get.get(key)?.['value']);
  return {
    epoch: read('epoch'),
    device: read('device'),
    secret: Buffer.from(read('secret'), 'hex'),
    key: signingKey(read('key')),
  };
}

const newKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

/** `stored`: PKCS 8 in base64. */
function signingKey(stored: string): SigningKey {
  const own = createPrivateKey({ key: Buffer.from(stored, 'base64'), format: 'der', type: 'pkcs8' });
  const known = createPublicKey(own);
  return {
    publicKey: known.export({ format: 'jwk' }).x ?? '',
    sign: (text) => sign(null, Buffer.from(text), own).toString('base64url'),
    isSigned: (text, sig) => verify(null, Buffer.from(text), known, Buffer.from(sig, 'base64url')),
  };
}

/** The next life of the database; only inside a transaction. */
export function putNewEpoch(db: DatabaseSync): string {
  const epoch = newId(Date.now());
  db.prepare(`UPDATE meta SET value = ? WHERE key = 'epoch'`).run(epoch);
  return epoch;
}
