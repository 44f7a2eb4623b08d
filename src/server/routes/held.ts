// What was taken in but is kept aside: listed for managers, with the reason.
import type { Hono } from 'hono';
import { authorize } from '../../domain/person.ts';
import { placeName } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Held, maxRows, usualRows, type HeldRow } from '../../domain/reports.ts';
import { templateId } from '../../domain/template.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { signedIn } from '../sessions.ts';
import type { LedgerLine } from '../store/store.ts';
import { describe } from './describe.ts';

export function heldRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;

  const ask = describe({
    summary: 'Entries kept aside, newest first; for managers',
    gives: Held,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/held', ask, signedIn(parts), async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const names = new Map((await store.documents.people(who.school.id)).map(({ id, name }) => [id, name]));
    const lines = await store.ledger.quarantined(who.school.id, maxRows);
    const rows = await Promise.all(lines.map((line) => rowOf(parts, who, line, names)));
    const seen = rows.filter((row) => row !== null);
    const more = seen.length > usualRows;
    const answer: Held = { protocol, rows: seen.slice(0, usualRows), more, asOf: now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}

/** What may be read of a body that no rule has approved: ids that lead to documents, or to nothing. */
type Said = {
  kind: string;
  by: string;
  at: { ms: number };
  body?: { placeId?: unknown; template?: { code: string; version: number } };
};

/** Null when it is about a place this manager does not answer for. */
async function rowOf(
  { store }: Parts,
  { person, school }: SignedIn,
  line: LedgerLine,
  names: ReadonlyMap<string, string>,
): Promise<HeldRow | null> {
  const { kind, by, at, body } = JSON.parse(line.raw) as Said;
  const place = await store.documents.read(school.id, 'place', String(body?.placeId));
  if (!authorize(person, { do: 'read-inspection', by, place })) return null;
  const template = body?.template && (await store.documents.read(school.id, 'template', templateId(body.template)));
  return {
    entryId: line.id,
    kind,
    byName: names.get(by) ?? '',
    senderName: line.senderId === by ? null : (names.get(line.senderId) ?? ''),
    place: place ? placeName(place) : null,
    template: template?.name ?? null,
    recordedAt: at.ms,
    receivedAt: line.receivedAt,
    code: line.code ?? 'fault',
  };
}
