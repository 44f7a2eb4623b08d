// Channels of a school and what waits to go over them.
import type { DatabaseSync } from 'node:sqlite';
import type { Channel, DeliveryRow } from '../../../domain/alerts.ts';
import type { AlertStore } from '../alert-store.ts';
import type { Write } from './group-commit.ts';
import type { Hearing } from './heard.ts';

const shownDeliveries = 100;
const atOnce = 200;

export function sqliteAlerts(db: DatabaseSync, write: Write, heard: Pick<Hearing, 'note'>): AlertStore {
  const all = db.prepare('SELECT body FROM alert_channels WHERE school_id = ? ORDER BY id');
  const put = db.prepare('INSERT INTO alert_channels (school_id, id, body) VALUES (?, ?, ?)');
  const drop = db.prepare('DELETE FROM alert_channels WHERE school_id = ? AND id = ?');
  const forget = db.prepare(
    `UPDATE alert_deliveries SET state = 'failed', said = 'removed' WHERE school_id = ? AND channel_id = ? AND state = 'waiting'`,
  );
  const queue = db.prepare(
    `INSERT OR IGNORE INTO alert_deliveries (school_id, id, channel_id, key, text, urgent, at, next_at, tries, state, said, sent_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 'waiting', '', NULL)`,
  );
  const due = db.prepare(
    `SELECT * FROM alert_deliveries WHERE school_id = ? AND state = 'waiting' AND next_at <= ? ORDER BY at, id LIMIT ${atOnce}`,
  );
  const settle = db.prepare(
    `UPDATE alert_deliveries SET tries = tries + 1, state = ?, said = ?, next_at = ?, sent_at = ? WHERE school_id = ? AND id = ?`,
  );
  const say = db.prepare(`UPDATE alert_deliveries SET text = ? WHERE school_id = ? AND id = ? AND state = 'waiting'`);
  const unqueue = db.prepare(`DELETE FROM alert_deliveries WHERE school_id = ? AND id = ? AND state = 'waiting'`);
  const sent = db.prepare(
    `SELECT 1 FROM alert_deliveries WHERE school_id = ? AND channel_id = ? AND key = ? AND state = 'sent'`,
  );
  const counted = db.prepare(
    `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'failed' AND at >= ?) AS failed
     FROM alert_deliveries WHERE school_id = ?`,
  );
  const newest = db.prepare(
    `SELECT * FROM alert_deliveries WHERE school_id = ? ORDER BY at DESC, id DESC LIMIT ${shownDeliveries}`,
  );

  return {
    async channels(schoolId) {
      return all.all(schoolId).map((row) => JSON.parse(String(row['body'])) as Channel);
    },
    async addChannel(schoolId, channel) {
      await write(() => {
        put.run(schoolId, channel.id, JSON.stringify(channel));
        heard.note(schoolId, 'alert');
      });
    },
    removeChannel: (schoolId, id) =>
      write(() => {
        forget.run(schoolId, id);
        heard.note(schoolId, 'alert');
        return Number(drop.run(schoolId, id).changes) > 0;
      }),
    async queue(schoolId, waiting) {
      await write(() => {
        for (const { id, channelId, key, text, urgent, at, nextAt } of waiting)
          queue.run(schoolId, id, channelId, key, text, Number(urgent), at, nextAt);
        if (waiting.length > 0) heard.note(schoolId, 'alert');
      });
    },
    async due(schoolId, now) {
      return due.all(schoolId, now).map((row) => Object.assign(deliveryOf(row), { key: String(row['key']) }));
    },
    reword: (schoolId, id, text) =>
      write(() => {
        if (text === null) unqueue.run(schoolId, id);
        else say.run(text, schoolId, id);
      }),
    async wasSent(schoolId, channelId, key) {
      return sent.get(schoolId, channelId, key) !== undefined;
    },
    async settle(schoolId, ids, { state, said, nextAt, sentAt }) {
      await write(() => {
        for (const id of ids) settle.run(state, said, nextAt, sentAt, schoolId, id);
        if (ids.length > 0) heard.note(schoolId, 'alert');
      });
    },
    async queued(schoolId, since) {
      const row = counted.get(since, schoolId);
      return { waiting: Number(row?.['waiting'] ?? 0), failed: Number(row?.['failed'] ?? 0) };
    },
    async deliveries(schoolId) {
      return newest.all(schoolId).map(deliveryOf);
    },
  };
}

const deliveryOf = (row: Record<string, unknown>): DeliveryRow => ({
  id: String(row['id']),
  channelId: String(row['channel_id']),
  text: String(row['text']),
  urgent: row['urgent'] === 1,
  at: Number(row['at']),
  tries: Number(row['tries']),
  state: row['state'] as DeliveryRow['state'],
  said: String(row['said']),
  sentAt: row['sent_at'] === null ? null : Number(row['sent_at']),
});
