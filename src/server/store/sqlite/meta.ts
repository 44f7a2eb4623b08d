// What the database knows about itself: its epoch, its secret, and the installation under which the server makes entries.
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { newId } from '../../new-id.ts';
import type { Durable } from '../../../domain/protocol.ts';
import type { SigningKey, Store } from '../store.ts';
import type { Write } from './group-commit.ts';
import type { Memory } from './memory.ts';

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

/**
 * Every epoch this database has had, with the last line that is still as it was then: all of them for the current one,
 * none where that is not known.
 */
export function epochsOf(db: DatabaseSync): Map<string, number> {
  const get = db.prepare('SELECT value FROM meta WHERE key = ?');
  const ended = JSON.parse(String(get.get('epochs')?.['value'] ?? '{}')) as Record<string, number>;
  return new Map([...Object.entries(ended), [String(get.get('epoch')?.['value']), Infinity]]);
}

/** The next life of the database, which shares the first `through` lines with the last; only inside a transaction. */
export function putNewEpoch(db: DatabaseSync, through: number): string {
  const epoch = newId(Date.now());
  const ended = Object.fromEntries([...epochsOf(db)].map(([past, until]) => [past, Math.min(until, through)]));
  db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run('epochs', JSON.stringify(ended));
  db.prepare(`UPDATE meta SET value = ? WHERE key = 'epoch'`).run(epoch);
  return epoch;
}

/** Which part of the ledger is safe outside this machine. Another process writes it when it has verified a backup. */
export function durability(db: DatabaseSync, write: Write, memory: Memory): Pick<Store, 'durable' | 'noteDurable'> {
  const get = db.prepare(`SELECT value FROM meta WHERE key = 'durable'`);
  const put = db.prepare(`INSERT OR REPLACE INTO meta (key, value) VALUES ('durable', ?)`);
  const read = (): Durable | null => {
    const row = get.get();
    return row ? (JSON.parse(String(row['value'])) as Durable) : null;
  };
  const kept = memory.keep<Durable | null>();
  return {
    // Every answer to a push tells it.
    async durable() {
      memory.look();
      if (!kept.has('durable')) kept.set('durable', read());
      return kept.get('durable') ?? null;
    },
    async noteDurable(durable) {
      await write(() => {
        const known = read();
        if (known && known.through > durable.through) return;
        put.run(JSON.stringify(durable));
        kept.clear();
      });
    },
  };
}
