// Pull: what changed since the cursor and is this person's to see.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { AnchorLine } from '../../domain/anchor.ts';
import { authorize } from '../../domain/authorize.ts';
import { placesWalked } from '../../domain/person.ts';
import { Changes, pageLengthHeader, pageReachHeader, protocol } from '../../domain/protocol.ts';
import { makeAnchor, noteOlderCopy } from '../anchor.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { durableNow } from '../durable.ts';
import { readCursor, scopeVersion, writeCursor, type Cursor } from '../cursor.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { holdsOf } from '../holds.ts';
import { isFenceGood, newFence, officeOf } from '../known-here.ts';
import type { VisibleDocument } from '../store/store.ts';
import { bookOf } from './case-viewer.ts';
import { describe } from './describe.ts';
import { readQuery } from './query.ts';
import { caseFor, coveredNotes, coveringOf } from './restricted-items.ts';

const pageDocuments = 1000;
const pageBytes = 1024 * 1024;
const windowMs = 30 * 86_400_000;

const Query = v.strictObject({
  after: v.optional(v.pipe(v.string(), v.maxLength(1000))),
  anchor: v.optional(AnchorLine),
});

export function changesRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;

  /**
   * From the start when there is no cursor. Refuses `resync` when the person's rights are no longer what they were: what is
   * no longer shown must go, too.
   */
  async function startFrom(
    { after, anchor }: v.InferOutput<typeof Query>,
    { person, school }: SignedIn,
    groups: readonly string[],
    holds: readonly string[],
  ): Promise<Pick<Cursor, 'seq' | 'since' | 'fence' | 'begun'>> {
    const cursor = after ? readCursor(after, store.secret, person.id) : undefined;
    await noteOlderCopy(parts, school.id, { anchor, cursor });
    if (!cursor) {
      const fence = await newFence(store, school.id, person);
      const { seq: begun } = await store.ledger.end(school.id);
      return { seq: 0, since: now(), begun, ...(fence && { fence }) };
    }
    if (cursor.epoch !== store.epoch) throw new Refusal('epoch-changed');
    if (cursor.scope !== scopeVersion(person, groups, holds, officeOf(person))) throw new Refusal('resync');
    if (!(await isFenceGood(store, school.id, person, cursor.fence ?? null))) throw new Refusal('resync');
    return cursor;
  }

  const description = describe({
    summary: 'Documents changed after the cursor',
    gives: Changes,
    query: Object.keys(Query.entries),
    refuses: ['bad-cursor', 'bad-query', 'login', 'revoked', 'epoch-changed', 'resync', 'too-many-requests'],
  });
  app.get('/api/changes', description, signedIn(parts), async (c) => {
    const who = c.get('signedIn');
    const groups = await store.documents.groupsOf(who.school.id, who.person);
    const serverTime = now();
    const holds = [
      ...holdsOf(await bookOf(parts, who.school.id), who.person, who.school.timeZone, serverTime),
      ...coveringOf(who.person),
    ];
    const asking = await startFrom(readQuery(c, Query), who, groups, holds);
    const since = serverTime - windowMs;
    // Managers look for records by who made them; nobody else needs to know who else has an account (T4).
    const everybody = authorize(who.person, { do: 'read-reports' });
    const fence = asking.fence ?? null;
    const walker = {
      personId: who.person.id,
      walks: placesWalked(who.person),
      holds,
      office: officeOf(who.person),
      fence,
    };
    const sees = { ...walker, groups };
    // What had left the window because the clock ran ahead is in it again, and lies before the cursor.
    const isBack = (await store.documents.gone(who.school.id, sees, since, asking.since)).length > 0;
    const from = isBack ? { seq: 0, since } : asking;
    const asked = {
      schoolId: who.school.id,
      ...sees,
      everybody,
      seq: from.seq,
      since,
      goneAfter: Math.max(asking.seq, asking.begun ?? 0),
    };
    const page = await store.documents.changes({ ...asked, maxDocuments: pageDocuments, maxBytes: pageBytes });
    const left = page.more ? [] : await store.documents.gone(who.school.id, sees, from.since, since);
    const reached: Cursor = {
      epoch: store.epoch,
      person: who.person.id,
      scope: scopeVersion(who.person, groups, holds, officeOf(who.person)),
      seq: page.through,
      since: page.more ? from.since : since,
      ...(fence && { fence }),
      ...(page.more && asking.begun !== undefined && { begun: asking.begun }),
    };
    const frame = {
      protocol,
      epoch: store.epoch,
      serverTime,
      gone: [...left, ...page.closed],
      cursor: writeCursor(reached, store.secret),
      more: page.more,
      anchor: await makeAnchor(store, who.school.id, serverTime),
      durable: await durableNow(store, serverTime),
      wanted: await store.photos.wanted(who.school.id, who.person.id),
      ...(fence && !page.more && { beyond: await store.knownHere.beyond(who.school.id, walker) }),
    };
    // The documents are JSON already; reading them only to write them again would be most of the work.
    const shown = await documentsFor(parts, who, page.documents);
    const body = `{"documents":[${shown.map(wire).join(',')}],${JSON.stringify(frame).slice(1)}`;
    const { seq: end } = await store.ledger.end(who.school.id);
    return c.body(body, 200, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      [pageLengthHeader]: String(Buffer.byteLength(body)),
      [pageReachHeader]: (page.more && end > 0 ? Math.min(1, page.through / end) : 1).toFixed(3),
    });
  });
}

const itemOf = /"itemId":"([^"\\]+)"/;

/** The documents are JSON already; of the few whose words are covered for this person those are. */
async function documentsFor(parts: Parts, who: SignedIn, documents: VisibleDocument[]): Promise<VisibleDocument[]> {
  if (!documents.some(({ type }) => type === 'hazard')) return documents;
  if (authorize(who.person, { do: 'read-students' })) return documents;
  const isRestricted = await coveredNotes(parts.store, who.school.id);
  const forThem = await caseFor(parts, who);
  return documents.map((document) => {
    const itemId = document.type === 'hazard' ? itemOf.exec(document.body)?.[1] : undefined;
    if (itemId === undefined || !isRestricted({ itemId })) return document;
    return Object.assign({}, document, { body: JSON.stringify(forThem(JSON.parse(document.body) as Hazard)) });
  });
}

const wire = ({ type, id, seq, body }: VisibleDocument): string =>
  `{"type":${JSON.stringify(type)},"id":${JSON.stringify(id)},"seq":${seq},"body":${body}}`;
