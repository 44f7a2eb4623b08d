// Messages by person: told once a key, read once on whatever phone.
import type { DatabaseSync } from 'node:sqlite';
import { messagesKeptMs, type Message, type MessageFacts } from '../../../domain/message.ts';
import { newId } from '../../new-id.ts';
import type { MessageStore } from '../message-store.ts';
import type { Write } from './group-commit.ts';

/** Left to itself, SQLite reads what the whole school was ever told. */
export function sqliteMessages(db: DatabaseSync, write: Write): Omit<MessageStore, 'noteTold' | 'untold'> {
  const insert = db.prepare(
    `INSERT OR IGNORE INTO messages (school_id, id, person_id, key, topic, about, facts, at, read_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
  );
  const overtake = db.prepare(
    `UPDATE messages INDEXED BY messages_unread SET read_at = ?
     WHERE school_id = ? AND person_id = ? AND topic = ? AND id <> ? AND read_at IS NULL`,
  );
  const overtakeAbout = db.prepare(
    `UPDATE messages SET read_at = ? WHERE school_id = ? AND person_id = ? AND topic = ? AND about = ? AND id <> ? AND read_at IS NULL`,
  );
  const told = db.prepare('SELECT 1 FROM messages WHERE school_id = ? AND person_id = ? AND key = ?');
  // A browser that failed starts anew: its push service may be there again.
  const wake = db.prepare(
    `UPDATE push_subscriptions SET next_at = min(coalesce(next_at, ?1), ?1), since = ?2, tries = 0
     WHERE school_id = ?3 AND person_id = ?4`,
  );
  const forget = db.prepare('DELETE FROM messages WHERE school_id = ? AND person_id = ? AND at < ?');
  const page = db.prepare(
    `SELECT * FROM messages WHERE school_id = ?1 AND person_id = ?2 AND (?3 IS NULL OR (at, id) < (?3, ?4))
     ORDER BY at DESC, id DESC LIMIT ?5`,
  );
  const unread = db.prepare(
    `SELECT count(*) AS n FROM messages INDEXED BY messages_unread
     WHERE school_id = ? AND person_id = ? AND read_at IS NULL`,
  );
  const readSome = db.prepare(
    `UPDATE messages SET read_at = ?1 WHERE school_id = ?2 AND person_id = ?3 AND read_at IS NULL
     AND id IN (SELECT value FROM json_each(?4))`,
  );
  const readThrough = db.prepare(
    `UPDATE messages SET read_at = ?1 WHERE school_id = ?2 AND person_id = ?3 AND read_at IS NULL
     AND (at, id) <= (SELECT at, id FROM messages WHERE school_id = ?2 AND person_id = ?3 AND id = ?4)`,
  );

  type Kind = [at: number, schoolId: string, personId: string, topic: string];
  /** How many unread ones this one takes the place of. */
  const overtakenBy = {
    none: () => 0,
    all: (kind: Kind, _about: string, id: string) => Number(overtake.run(...kind, id).changes),
    about: (kind: Kind, about: string, id: string) => Number(overtakeAbout.run(...kind, about, id).changes),
  };

  return {
    async tell(schoolId, personIds, { key, topic, about, facts, gathers }, { at, wakeAt }) {
      // What still holds is told again twice a minute: that must cost no write.
      const fresh = personIds.filter((personId) => !told.get(schoolId, personId, key));
      if (fresh.length === 0) return;
      await write(() => {
        for (const personId of fresh) {
          const id = newId(at);
          if (insert.run(schoolId, id, personId, key, topic, about, JSON.stringify(facts), at).changes === 0) continue;
          const overtaken = overtakenBy[gathers]([at, schoolId, personId, topic], about, id);
          forget.run(schoolId, personId, at - messagesKeptMs);
          if (overtaken === 0) wake.run(wakeAt, at, schoolId, personId);
        }
      });
    },
    async toldOf(schoolId, personIds, key) {
      return personIds.filter((personId) => told.get(schoolId, personId, key));
    },
    async list(schoolId, personId, { before, limit }) {
      const rows = page.all(schoolId, personId, before?.at ?? null, before?.id ?? null, limit + 1).map(messageOf);
      const count = Number(unread.get(schoolId, personId)?.['n']);
      return { rows: rows.slice(0, limit), more: rows.length > limit, unread: count };
    },
    async read(schoolId, personId, { ids, through }, at) {
      await write(() => {
        if (through !== null) readThrough.run(at, schoolId, personId, through);
        readSome.run(at, schoolId, personId, JSON.stringify(ids));
      });
    },
  };
}

const messageOf = (row: Record<string, unknown>): Message => ({
  id: String(row['id']),
  topic: String(row['topic']),
  about: String(row['about']),
  at: Number(row['at']),
  readAt: row['read_at'] === null ? null : Number(row['read_at']),
  facts: JSON.parse(String(row['facts'])) as MessageFacts,
});
