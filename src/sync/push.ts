// Sends entries and takes the server's word on each: a receipt that names it, or a refusal. Anything else is no word at all.
import { noteEpoch } from '../db/delivered.ts';
import type { DeviceDb } from '../db/device-db.ts';
import { installIdOf } from '../db/meta.ts';
import { anchorOf, noteHeard } from '../db/heard.ts';
import { markSending, markWaiting, nextUnsent, takeWords, type Unsent, type Word } from '../db/outbox.ts';
import { readAnchor } from '../domain/anchor.ts';
import { maxEntriesPerPush, maxPushBytes, protocol, type PushAnswer, type Verdict } from '../domain/protocol.ts';
import { build } from './build.ts';
import * as rest from './rest.ts';
import { mayBeOfOne, patienceOf, stopOf, type Stop, type Turn } from './turn.ts';

/** Room for the frame around the entries and the commas between them. */
const frameBytes = 16 * 1024;

/** Sends what waits, the oldest first, until nothing is left that can be sent now. Null when all went well. */
export async function pushAll(turn: Turn): Promise<Stop | null> {
  const { db } = turn;
  const patience = await patienceOf(db);
  let limit = maxEntriesPerPush;
  /** How many at once when one got through alone. */
  let next = limit;
  let [isWorking, inARow] = [false, 0];
  let sentBack: Stop | null = null;
  const passedOver = new Set<string>();
  const about: string[] = [];
  const lives = new Set<string>();
  for (;;) {
    const batch = await nextUnsent(db, limit, maxPushBytes - frameBytes, passedOver);
    if (batch.length === 0 || inARow === patience) return sentBack;
    if (about.length > 0 && passOver(batch.filter(speaksOf(about)), passedOver, about)) continue;
    const ids = batch.map(({ row }) => row.id);
    await markSending(db, ids);
    const sent = await message(db, batch);
    // Right before the request: the session may have become somebody else's meanwhile (S3).
    const stop = await turn.stop();
    if (stop) {
      await markWaiting(db, ids);
      return stop;
    }
    const answered = await rest.push(sent, turn.line);
    if (answered.ok) {
      limit = next;
      [isWorking, inARow] = [true, 0];
      const isHeardAnew = isOfAnotherLife(sent.anchor, answered.body) && !lives.has(answered.body.epoch);
      lives.add(answered.body.epoch);
      await turn.delivered(await applyAnswer(db, batch, answered, isHeardAnew ? null : passedOver));
      continue;
    }
    const stopped = stopOf(answered);
    const isAlone = batch.length === 1;
    if (stopped) {
      await markWaiting(db, ids, isAlone && mayBeOfOne(stopped) ? stopped.status : undefined);
      if (!mayBeOfOne(stopped)) return stopped;
    }
    // Nobody knows which one it was: smaller and smaller, until the one is alone.
    if (!isAlone) limit = next = Math.ceil(batch.length / 2);
    else if (stopped) {
      sentBack = stopped;
      inARow++;
      passOver(batch, passedOver, about);
      [isWorking, next] = [false, maxEntriesPerPush];
    } else await takeWords(db, [{ id: ids[0]!, refused: answered.code ?? 'bad-request', path: null }], Date.now());
    // First one alone has to show that the line carries anything (P11).
    if (stopped && !isWorking) limit = 1;
  }
}

/** What speaks of a thing that stays behind stays too: judged without it, it might be turned away. */
const speaksOf =
  (about: readonly string[]) =>
  (one: Unsent): boolean => {
    const text = JSON.stringify(one.entry);
    return about.some((id) => text.includes(id));
  };

/** Until the next round; true when there was any. `about`: by what others would speak of it. */
function passOver(unsent: readonly Unsent[], passedOver: Set<string>, about: string[]): boolean {
  for (const { entry, hazards, kitchen = [] } of unsent) {
    passedOver.add(entry.id);
    about.push(entry.id, entry.subject, ...[...hazards, ...kitchen].map(({ id }) => id));
  }
  return unsent.length > 0;
}

async function message(db: DeviceDb, batch: readonly Unsent[]) {
  const entries = batch.map(({ entry }) => entry);
  const anchor = await anchorOf(db);
  return { protocol, device: await installIdOf(db), build, entries, ...(anchor && { anchor }) } as const;
}

/** The school was put back to an older copy, and gives no word before it has what it may have forgotten (C5). */
const isOfAnotherLife = (anchor: string | undefined, { epoch, verdicts }: PushAnswer): boolean =>
  verdicts.length === 0 && anchor !== undefined && readAnchor(anchor)?.epoch !== epoch;

/** How many got a receipt. What the answer does not speak of clearly is passed over until the next round, where anything is. */
async function applyAnswer(
  db: DeviceDb,
  batch: readonly Unsent[],
  answered: { body: PushAnswer; sentAt: number; receivedAt: number },
  passedOver: Set<string> | null,
): Promise<number> {
  const { body, receivedAt } = answered;
  // First: what an older life of the server's database gave receipts for goes back to the outbox before new ones come.
  await noteEpoch(db, body.epoch, receivedAt);
  await noteHeard(db, answered);
  const verdicts = new Map(body.verdicts.map((verdict) => [verdict.id, verdict]));
  const words = batch.flatMap((unsent) => wordOn(unsent, verdicts.get(unsent.row.id)) ?? []);
  const spokenOf = new Set(words.map((word) => word.id));
  const silent = batch.flatMap(({ row }) => (spokenOf.has(row.id) ? [] : [row.id]));
  silent.forEach((id) => passedOver?.add(id));
  await markWaiting(db, silent);
  await takeWords(db, words, receivedAt, body.anchor);
  return words.filter((word) => 'receipt' in word).length;
}

/** A receipt counts only when it names the entry and the hash of what it says. */
function wordOn({ entry }: Unsent, verdict: Verdict | undefined): Word | null {
  if (!verdict) return null;
  if (verdict.verdict === 'refused') return { id: entry.id, refused: verdict.code, path: verdict.path ?? null };
  const { receipt } = verdict;
  if (receipt.id !== entry.id || receipt.hash !== entry.hash) return null;
  return { id: entry.id, receipt, quarantined: verdict.verdict === 'quarantined' ? verdict.code : null };
}
