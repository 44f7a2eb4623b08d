// 保存期限: the rules and this school's figures, what will go and what went, and what is held back.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { isManager, type Person } from '../../domain/person.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { aheadMs, isBelowFloor, RetentionAsked } from '../../domain/retention.ts';
import {
  LiftHold,
  mayKeepTimes,
  PlaceHold,
  RemovedPage,
  Retention,
  type Due,
  type Hold,
  type RemovedRow,
} from '../../domain/retention-reports.ts';
import { Id } from '../../domain/schema/text.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { waitsFor } from '../keep-times.ts';
import { newId } from '../new-id.ts';
import { readJson, readMessage } from '../read-body.ts';
import { inventory } from '../retention/inventory.ts';
import { titled } from '../retention/titles.ts';
import { signedIn } from '../sessions.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import { retentionKey, type Certificate } from '../store/retention-store.ts';
import { describe } from './describe.ts';
import { download } from './download.ts';
import { mayReadViews } from './photo-wall.ts';
import { readQuery } from './query.ts';

const most = { due: 200, holds: 500, rows: 20 };
const noStore = { 'cache-control': 'no-store' };
const PageQuery = v.strictObject({
  before: v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
});

export function retentionRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  function mustLookAfter({ person }: SignedIn): void {
    if (!authorize(person, { do: 'look-after-school' })) throw new Refusal('not-found');
  }
  function mustKeepTimes({ person }: SignedIn): void {
    if (!mayKeepTimes(person)) throw new Refusal('not-found');
  }

  async function dueOf({ person, school }: SignedIn, at: number): Promise<Retention['due']> {
    const { things, more } = await store.retention.due(school.id, at + aheadMs, most.due);
    const named = things.map(async ({ what, id, photos, names, until }): Promise<Due> => {
      const found = isManager(person) ? await titled(store, school, what, id) : null;
      return { what, id, title: found?.title ?? null, at: found?.at ?? null, photos, names, until };
    });
    return { things: await Promise.all(named), more };
  }

  async function removedOf({ school }: SignedIn, before: number | null): Promise<Retention['removed']> {
    const { rows, more } = await store.retention.certificates(school.id, { before, limit: most.rows });
    return { rows: rows.map(rowOf), next: more ? (rows.at(-1)?.seq ?? null) : null };
  }

  const ask = describe({
    summary:
      'How long things are kept, what will go within thirty days, what went, and what is held; for managers of the whole school and who keeps the accounts',
    gives: Retention,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/retention', ask, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    const { person, school } = who;
    const at = now();
    const answer: Retention = {
      protocol,
      years: await store.retention.years(school.id),
      past: await store.retention.past(school.id, at),
      due: await dueOf(who, at),
      removed: await removedOf(who, null),
      holds: (await store.retention.holds(school.id, most.holds)).map((hold) => shownTo(person, hold)),
      waits: await waitsFor({ store }, school.id, at),
      mayChange: mayKeepTimes(person),
      asOf: at,
    };
    return c.json(answer, 200, noStore);
  });

  const older = describe({
    summary: 'Earlier certificates of what was removed',
    gives: RemovedPage,
    query: ['before'],
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/retention/removed', older, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    const { before } = readQuery(c, PageQuery);
    const answer: RemovedPage = { protocol, ...(await removedOf(who, before)), asOf: now() };
    return c.json(answer, 200, noStore);
  });

  const file = describe({
    summary:
      'What data is kept here, who may see it, what was removed, who else processes it; for managers of the whole school',
    givesFile: [xlsxType],
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/retention/inventory', file, guard, async (c) => {
    const who = c.get('signedIn');
    mustKeepTimes(who);
    const made = await inventory(parts, who.school, { at: now(), showsViews: mayReadViews(who.person) });
    return download(c, made.name, xlsxType, made.bytes);
  });

  const figures = describe({
    summary: 'Sets how long this school keeps things: the floor or longer',
    takes: RetentionAsked,
    status: 204,
    refuses: ['bad-json', 'bad-shape', 'login', 'revoked', 'csrf', 'not-found', 'unknown-field', 'laxer-than-law'],
  });
  app.post('/api/retention/years', figures, guard, async (c) => {
    const who = c.get('signedIn');
    mustKeepTimes(who);
    const asked = readMessage(RetentionAsked, await readJson(c));
    if (isBelowFloor(asked)) throw new Refusal('laxer-than-law');
    await store.settings.keep(who.school.id, retentionKey, asked, who.person.id, now());
    return c.body(null, 204);
  });

  const hold = describe({
    summary: 'Holds a case, a record, a round, a sample or everything back from being removed',
    takes: PlaceHold,
    status: 204,
    refuses: [
      'bad-json',
      'bad-shape',
      'login',
      'revoked',
      'csrf',
      'not-found',
      'unknown-field',
      'conflict',
      'limit-reached',
    ],
  });
  app.post('/api/retention/holds', hold, guard, async (c) => {
    const who = c.get('signedIn');
    mustKeepTimes(who);
    const { what, about, reason } = readMessage(PlaceHold, await readJson(c));
    const { school, person } = who;
    if ((what === 'all') !== (about === '')) throw new Refusal('bad-shape', { path: 'about' });
    const found = what === 'all' ? null : await titled(store, school, what, about);
    if (what !== 'all' && !found) throw new Refusal('not-found');
    const at = now();
    const name = found?.title.zh ?? '';
    await store.retention.hold(school.id, {
      id: newId(at),
      what,
      about,
      name,
      reason: reason.trim(),
      by: person.id,
      at,
    });
    return c.body(null, 204);
  });

  const lift = describe({
    summary: 'Ends a hold',
    takes: LiftHold,
    status: 204,
    refuses: ['bad-json', 'bad-shape', 'login', 'revoked', 'csrf', 'not-found', 'unknown-field', 'conflict'],
  });
  app.post('/api/retention/holds/:id/lifted', lift, guard, async (c) => {
    const who = c.get('signedIn');
    mustKeepTimes(who);
    const id = c.req.param('id');
    if (!v.is(Id, id)) throw new Refusal('not-found');
    const { reason } = readMessage(LiftHold, await readJson(c));
    await store.retention.lift(who.school.id, id, { by: who.person.id, reason: reason.trim(), at: now() });
    return c.body(null, 204);
  });
}

const rowOf = ({ seq, at, hash, body }: Certificate): RemovedRow => ({
  seq,
  at,
  hash,
  rule: body.rule,
  years: body.years,
  before: body.before,
  n: body.photos.length + body.lines.length,
});

/** Whoever keeps the accounts sees no content (T36): that something is held, and not what, nor why. */
const shownTo = (person: Person, hold: Hold): Hold =>
  isManager(person)
    ? hold
    : { ...hold, about: '', name: '', reason: '', lifted: hold.lifted && { ...hold.lifted, reason: '' } };
