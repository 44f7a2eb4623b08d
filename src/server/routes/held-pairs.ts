// What came under the id of an entry that counts, and says something else: listed beside what is kept aside, and answered there.
import type { Context } from 'hono';
import { authorize } from '../../domain/authorize.ts';
import { maySettle } from '../../domain/held.ts';
import { placeName } from '../../domain/place.ts';
import { Refusal } from '../../domain/refusal.ts';
import { maxRows, SettleHeld, type HeldRow } from '../../domain/reports.ts';
import { templateId } from '../../domain/template.ts';
import { differing } from '../differing.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { tellOfPair } from '../messages/tell-of-entries.ts';
import { readJson, readMessage } from '../read-body.ts';
import type { SameEntry } from '../store/same-entry-store.ts';
import { saidIn } from './held-said.ts';

/** What counts goes on counting: it is only said that the other does not, and why. */
export async function closePair(
  c: Context<PatrolEnv>,
  parts: Parts,
  { person, school }: SignedIn,
  pair: SameEntry,
): Promise<Response> {
  const { id, senderId } = pair;
  const said = await saidIn(parts, school.id, pair.raw);
  if (!maySettle(person, { ...said, senderId })) throw new Refusal('not-found');
  const { outcome, reason } = readMessage(SettleHeld, await readJson(c));
  if (pair.closed) throw new Refusal('already-settled');
  if (outcome === 'released') throw new Refusal('conflict');
  if (reason.trim() === '') throw new Refusal('reason-required');
  await parts.store.sameEntry.close(school.id, { id, by: person.id, reason, at: parts.now() });
  await tellOfPair(parts, school.id, pair, { by: person, reason });
  return c.body(null, 204);
}

export async function pairRows(parts: Parts, who: SignedIn, names: ReadonlyMap<string, string>): Promise<HeldRow[]> {
  const pairs = await parts.store.sameEntry.list(who.school.id, maxRows);
  const rows = await Promise.all(pairs.map((pair) => rowOf(parts, who, pair, names)));
  return rows.filter((row) => row !== null);
}

/** Null when it is about a place this manager does not answer for. */
async function rowOf(
  parts: Parts,
  { person, school }: SignedIn,
  pair: SameEntry,
  names: ReadonlyMap<string, string>,
): Promise<HeldRow | null> {
  const { id, entryId, senderId, receivedAt, isSamePhone, closed } = pair;
  const { by, kind, atMs, place, about, found, template: named } = await saidIn(parts, school.id, pair.raw);
  const first = await saidIn(parts, school.id, pair.first);
  const seen = [place, first.place].every((one) => authorize(person, { do: 'read-inspection', by, place: one }));
  if (!seen) return null;
  const asked = named as { code: string; version: number } | undefined;
  const template = asked && (await parts.store.documents.read(school.id, 'template', templateId(asked)));
  return {
    id,
    entryId,
    kind,
    byName: names.get(by) ?? '',
    senderName: null,
    place: place ? placeName(place) : null,
    template: template?.name ?? null,
    recordedAt: atMs,
    receivedAt,
    code: 'same-entry',
    about,
    found,
    maySettle: !closed && maySettle(person, { by, senderId, place }),
    settled: closed && {
      outcome: 'rejected',
      reason: closed.reason,
      byName: names.get(closed.by) ?? '',
      at: closed.at,
    },
    twice: {
      isSamePhone,
      first: { recordedAt: first.atMs, found: first.found },
      ...differing(JSON.parse(pair.first), JSON.parse(pair.raw), template),
    },
  };
}
