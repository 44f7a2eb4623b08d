// Browsers that want to be woken, and which of them are to be.
import { generateKeyPairSync } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { DuePush, PushKeys, PushStore } from '../message-store.ts';
import type { Write } from './group-commit.ts';

const atOnce = 100;

const lives = `EXISTS (SELECT 1 FROM sessions AS s
  WHERE s.school_id = push_subscriptions.school_id AND s.id = push_subscriptions.session_id
    AND s.revoked_at IS NULL AND s.last_seen_at >= ?2 AND s.created_at >= ?3)`;

export function sqlitePushes(db: DatabaseSync, write: Write): PushStore {
  const dropBrowser = db.prepare('DELETE FROM push_subscriptions WHERE endpoint = ?');
  const put = db.prepare(
    `INSERT OR REPLACE INTO push_subscriptions (school_id, session_id, person_id, endpoint, p256dh, auth, contact, next_at, since, tries)
     VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, 0)`,
  );
  const drop = db.prepare('DELETE FROM push_subscriptions WHERE school_id = ? AND session_id = ?');
  const forgetEnded = db.prepare(`DELETE FROM push_subscriptions WHERE school_id = ?1 AND NOT ${lives}`);
  const living = db.prepare(`SELECT endpoint FROM push_subscriptions WHERE school_id = ?1 AND ${lives}`);
  const due = db.prepare(
    `SELECT p.*, (SELECT count(*) FROM messages AS m WHERE m.school_id = p.school_id AND m.person_id = p.person_id AND m.read_at IS NULL) AS unread,
       (SELECT json_array(m.topic, m.id) FROM messages AS m WHERE m.school_id = p.school_id AND m.person_id = p.person_id AND m.read_at IS NULL
        ORDER BY m.at DESC, m.id DESC LIMIT 1) AS newest
     FROM push_subscriptions AS p WHERE p.school_id = ? AND p.next_at <= ? ORDER BY p.next_at, p.session_id LIMIT ${atOnce}`,
  );
  const rest =
    'UPDATE push_subscriptions SET next_at = NULL, since = NULL, tries = 0 WHERE school_id = ? AND session_id = ?';
  // What was told while this one was on its way is still to be said.
  const sent = db.prepare(`${rest} AND since = ?`);
  const nothingLeft = db.prepare(rest);
  const later = db.prepare(
    'UPDATE push_subscriptions SET next_at = ?, tries = tries + 1 WHERE school_id = ? AND session_id = ? AND since = ?',
  );

  return {
    keys: keysOf(db),
    async subscribe(schoolId, { sessionId, personId, endpoint, p256dh, auth, contact }) {
      await write(() => {
        dropBrowser.run(endpoint);
        put.run(schoolId, sessionId, personId, endpoint, p256dh, auth, contact);
      });
    },
    async unsubscribe(schoolId, sessionId) {
      await write(() => drop.run(schoolId, sessionId));
    },
    async due(schoolId, now, { seen, made }) {
      if (due.all(schoolId, now).length === 0) return [];
      return write(() => {
        forgetEnded.run(schoolId, seen, made);
        const rows = due.all(schoolId, now);
        for (const row of rows) if (row['newest'] === null) nothingLeft.run(schoolId, String(row['session_id']));
        return rows.filter((row) => row['newest'] !== null).map(pushOf);
      });
    },
    async hosts(schoolId, { seen, made }) {
      const hosts = living.all(schoolId, seen, made).map(({ endpoint }) => new URL(String(endpoint)).host);
      return [...new Set(hosts)].sort();
    },
    async settle(schoolId, { sessionId, endpoint, since }, became) {
      await write(() => {
        if (became.is === 'gone') dropBrowser.run(endpoint);
        else if (became.is === 'sent') sent.run(schoolId, sessionId, since);
        else later.run(became.nextAt, schoolId, sessionId, since);
      });
    },
  };
}

function pushOf(row: Record<string, unknown>): DuePush {
  const [topic, id] = JSON.parse(String(row['newest'])) as [string, string];
  const unread = Number(row['unread']);
  const text = (name: string): string => String(row[name]);
  return {
    sessionId: text('session_id'),
    personId: text('person_id'),
    endpoint: text('endpoint'),
    p256dh: text('p256dh'),
    auth: text('auth'),
    contact: text('contact'),
    topic,
    unread,
    id: unread === 1 ? id : null,
    tries: Number(row['tries']),
    since: Number(row['since']),
  };
}

/** Browsers are bound to the key they asked with, so it is made once and goes into backups. */
function keysOf(db: DatabaseSync): PushKeys {
  const get = db.prepare(`SELECT value FROM meta WHERE key = 'push'`);
  if (!get.get())
    db.prepare(`INSERT INTO meta (key, value) VALUES ('push', ?) ON CONFLICT (key) DO NOTHING`).run(newKeys());
  return JSON.parse(String(get.get()?.['value'])) as PushKeys;
}

function newKeys(): string {
  const { x, y, d } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const keys: PushKeys = { x: String(x), y: String(y), d: String(d) };
  return JSON.stringify(keys);
}
