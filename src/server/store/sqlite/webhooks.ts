// Whom the server tells what happened, and what waits to be told. What a line of the ledger tells is queued in the step that goes on behind it.
import type { DatabaseSync } from 'node:sqlite';
import type { WebhookDelivery, WebhookEvent } from '../../../domain/webhook.ts';
import type { DueMessage, Webhook, WebhookStore } from '../webhook-store.ts';
import type { AuditWriter } from './audit.ts';
import { toLine, type Row } from './check-ledger.ts';
import type { Write } from './group-commit.ts';

const shownDeliveries = 100;

export function sqliteWebhooks(db: DatabaseSync, write: Write, audit: AuditWriter): WebhookStore {
  const all = db.prepare('SELECT * FROM webhooks WHERE school_id = ? ORDER BY made_at, id');
  const count = db.prepare('SELECT count(*) AS n FROM webhooks WHERE school_id = ?');
  const put = db.prepare(
    `INSERT INTO webhooks (school_id, id, name, url, secret, events, places, made_by, made_at, seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT last_seq FROM schools WHERE id = ?1))`,
  );
  const drop = db.prepare('DELETE FROM webhooks WHERE school_id = ? AND id = ? RETURNING name');
  const dropDeliveries = db.prepare('DELETE FROM webhook_deliveries WHERE school_id = ? AND webhook_id = ?');
  const lines = db.prepare('SELECT * FROM ledger WHERE school_id = ? AND seq > ? ORDER BY seq LIMIT ?');
  const goOn = db.prepare('UPDATE webhooks SET seq = ? WHERE school_id = ? AND id = ? AND seq < ?1');
  const queue = db.prepare(
    `INSERT OR IGNORE INTO webhook_deliveries
       (school_id, id, webhook_id, key, nth, event, about, body, at, since, next_at, tries, state, said, sent_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?9, ?9, ?9, 0, 'waiting', '', NULL)`,
  );
  const due = db.prepare(
    `SELECT * FROM webhook_deliveries WHERE school_id = ? AND webhook_id = ? AND state = 'waiting' AND next_at <= ?
     ORDER BY since, nth LIMIT ?`,
  );
  const settle = db.prepare(
    `UPDATE webhook_deliveries SET tries = tries + 1, state = ?, said = ?, next_at = ?, sent_at = coalesce(?, sent_at)
     WHERE school_id = ? AND id = ?`,
  );
  const again = db.prepare(
    `UPDATE webhook_deliveries SET state = 'waiting', tries = 0, since = ?1, next_at = ?1
     WHERE school_id = ?2 AND webhook_id = ?3 AND id = ?4`,
  );
  const newest = db.prepare(
    `SELECT * FROM webhook_deliveries WHERE school_id = ? ORDER BY at DESC, nth DESC LIMIT ${shownDeliveries}`,
  );
  const waiting = db.prepare(
    `SELECT webhook_id, count(*) AS n FROM webhook_deliveries WHERE school_id = ? AND state = 'waiting' GROUP BY webhook_id`,
  );
  const failed = db.prepare(
    `SELECT count(*) AS n FROM webhook_deliveries WHERE school_id = ? AND state = 'failed' AND at >= ?`,
  );
  const forget = db.prepare(`DELETE FROM webhook_deliveries WHERE school_id = ? AND at < ? AND state <> 'waiting'`);

  return {
    async list(schoolId) {
      return all.all(schoolId).map(toWebhook);
    },
    add: (schoolId, { id, name, url, secret, events, places, madeBy, madeAt }, most) =>
      write(() => {
        if (Number(count.get(schoolId)?.['n']) >= most) return false;
        put.run(schoolId, id, name, url, secret, JSON.stringify(events), JSON.stringify(places), madeBy, madeAt);
        const said = { name, what: events.join(' '), n: places.length };
        audit.note(schoolId, { kind: 'webhook-made', by: madeBy, about: null, said, at: madeAt });
        return true;
      }),
    remove: (schoolId, id, by, at) =>
      write(() => {
        const row = drop.get(schoolId, id);
        if (!row) return false;
        dropDeliveries.run(schoolId, id);
        audit.note(schoolId, { kind: 'webhook-removed', by, about: null, said: { name: String(row['name']) }, at });
        return true;
      }),
    async lines(schoolId, seq, limit) {
      return lines.all(schoolId, seq, limit).map(toLine);
    },
    async queue(schoolId, webhookId, messages, through) {
      await write(() => {
        // Whoever removed it meanwhile wants nothing told any more; whoever was here before has queued these.
        if (Number(goOn.run(through, schoolId, webhookId).changes) === 0) return;
        for (const { id, key, nth, event, about, body, at } of messages)
          queue.run(schoolId, id, webhookId, key, nth, event, about, body, at);
      });
    },
    async due(schoolId, webhookId, now, limit) {
      return due.all(schoolId, webhookId, now, limit).map((row): DueMessage => ({
        id: String(row['id']),
        key: String(row['key']),
        nth: Number(row['nth']),
        event: row['event'] as WebhookEvent,
        about: String(row['about']),
        body: String(row['body']),
        at: Number(row['at']),
        tries: Number(row['tries']),
        since: Number(row['since']),
      }));
    },
    async settle(schoolId, id, { state, said, nextAt, sentAt }) {
      await write(() => settle.run(state, said, nextAt, sentAt, schoolId, id));
    },
    again: (schoolId, webhookId, id, now) => write(() => Number(again.run(now, schoolId, webhookId, id).changes) > 0),
    async deliveries(schoolId) {
      return newest.all(schoolId).map(toDelivery);
    },
    async queued(schoolId, since) {
      const counts = waiting
        .all(schoolId)
        .map((row): [string, number] => [String(row['webhook_id']), Number(row['n'])]);
      return { waiting: new Map(counts), failed: Number(failed.get(schoolId, since)?.['n'] ?? 0) };
    },
    async forget(schoolId, at) {
      await write(() => forget.run(schoolId, at));
    },
  };
}

const toWebhook = (row: Row): Webhook => ({
  id: String(row['id']),
  name: String(row['name']),
  url: String(row['url']),
  secret: String(row['secret']),
  events: JSON.parse(String(row['events'])) as WebhookEvent[],
  places: JSON.parse(String(row['places'])) as string[],
  madeBy: String(row['made_by']),
  madeAt: Number(row['made_at']),
  seq: Number(row['seq']),
});

const toDelivery = (row: Row): WebhookDelivery => ({
  id: String(row['id']),
  webhookId: String(row['webhook_id']),
  event: row['event'] as WebhookEvent,
  about: String(row['about']),
  at: Number(row['at']),
  tries: Number(row['tries']),
  state: row['state'] as WebhookDelivery['state'],
  said: String(row['said']),
  nextAt: Number(row['next_at']),
  sentAt: row['sent_at'] === null ? null : Number(row['sent_at']),
});
