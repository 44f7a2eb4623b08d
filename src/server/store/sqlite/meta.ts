// What the database knows about itself: its epoch, its secret, and the installation under which the server makes entries.
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { newId } from '../../new-id.ts';

export type Meta = { epoch: string; device: string; secret: Uint8Array };

export function readMeta(db: DatabaseSync): Meta {
  const put = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING');
  put.run('epoch', newId(Date.now()));
  put.run('device', newId(Date.now()));
  put.run('secret', randomBytes(32).toString('hex'));
  const get = db.prepare('SELECT value FROM meta WHERE key = ?');
  const read = (key: string) => String(get.get(key)?.['value']);
  return { epoch: read('epoch'), device: read('device'), secret: Buffer.from(read('secret'), 'hex') };
}
