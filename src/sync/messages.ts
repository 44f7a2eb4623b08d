// Messages: looked for now and then, and what was read here is told. Apart from the rounds, since nothing is lost with them.
import type { DeviceDb } from '../db/device-db.ts';
import { mayDeliver } from '../db/session-here.ts';
import { keepMessages, readHere } from '../db/messages.ts';
import { Messages } from '../domain/message.ts';
import { askingFor, post, report, type Failure, type Line } from './rest.ts';

const notOurs: Failure = { ok: false, why: 'login', status: 401 };

/**
 * Tells what was read here and brings what is new; null when all went well. What belongs to another person's session is
 * not kept (RULES.md S3).
 */
export async function lookForMessages(db: DeviceDb, through?: Line): Promise<Failure | null> {
  const line = askingFor(db.personId, through);
  if (!(await mayDeliver(db.personId))) return notOurs;
  const told = await readHere(db);
  if (told.through !== null || told.ids.length > 0) {
    const answered = await post('/api/messages/read', told, line);
    // What cannot be told must not keep this phone from what is new.
    if (!answered.ok && answered.why !== 'refused') return answered;
  }
  const answered = await report('/api/messages', Messages, line);
  if (!answered.ok) return answered;
  if (answered.body.personId !== db.personId) return notOurs;
  await keepMessages(db, answered.body, told, Date.now());
  return null;
}
