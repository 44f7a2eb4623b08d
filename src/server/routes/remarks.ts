// What stands out about rounds, records and cases, over days, for managers; and that somebody has looked.
import { titleOf } from '../../domain/hazard-titles.ts';
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import type { Who } from '../../domain/hazard-handling.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { Looked } from '../../domain/looked.ts';
import { isWithin } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { LookAt, mostRemarkDays, Remarks, type RemarkRow } from '../../domain/remark-reports.ts';
import { remarkList } from '../../domain/ledgers/quality-lists.ts';
import { remarkKindNames } from '../../domain/remark-words.ts';
import { remarkKinds } from '../../domain/schema/told-remark.ts';
import { Id } from '../../domain/schema/text.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { asFile, listFile } from '../list-file.ts';
import { readJson, readMessage } from '../read-body.ts';
import { signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import type { Remarked, RemarkFilter } from '../store/remark-store.ts';
import { stepsOf } from './case-read.ts';
import { describe } from './describe.ts';
import { caseFor } from './restricted-items.ts';
import { Before, checkDays, Day, Limit, readQuery, writePageEnd } from './query.ts';

const Query = v.strictObject({
  from: Day,
  to: Day,
  kind: v.optional(v.picklist(remarkKinds)),
  place: v.optional(Id),
  looked: v.optional(v.literal('yes')),
  before: Before,
  limit: Limit,
});

const { before: _before, limit: _limit, ...Asked } = Query.entries;
const FileQuery = v.strictObject({ ...Asked, ...asFile });
const rowsAtOnce = 100;

export function remarkRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const ask = describe({
    summary: `Rounds, records and cases of up to ${mostRemarkDays} days about which something stands out, newest first; for managers`,
    gives: Remarks,
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/remarks', ask, guard, async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { looked, ...asked } = readQuery(c, Query);
    checkDays(asked, mostRemarkDays);
    const filter = { ...asked, scope: who.person.scope, looked: looked === 'yes' };
    const { rows, more, totals, things } = await store.remarks.list(who.school.id, filter);
    const shown = await Promise.all(rows.map((row) => rowOf(parts, who, row)));
    const last = rows.at(-1);
    const next = more && last ? writePageEnd(last) : null;
    const answer: Remarks = { protocol, rows: shown, next, totals, things, asOf: now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const take = describe({
    summary: 'The same list whole, as a workbook or as CSV; for managers',
    givesFile: [xlsxType, csvType],
    query: Object.keys(FileQuery.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/remarks/file', take, guard, async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { looked, as, ...asked } = readQuery(c, FileQuery);
    checkDays(asked, mostRemarkDays);
    async function* pages() {
      let before: RemarkFilter['before'];
      do {
        const filter = { ...asked, scope: who.person.scope, looked: looked === 'yes', before, limit: rowsAtOnce };
        const { rows, more } = await store.remarks.list(who.school.id, filter);
        yield await Promise.all(rows.map((row) => rowOf(parts, who, row)));
        before = more ? rows.at(-1) : undefined;
      } while (before);
    }
    const { kind, ...filter } = asked;
    const said = { ...filter, remark: kind && remarkKindNames[kind], looked: looked ?? 'no' };
    return listFile(c, parts, { what: 'remarks', form: remarkList, filter: said, as, pages: pages() });
  });

  const look = describe({
    summary: 'A manager has looked at what stands out about a round, record or case of others, with a note or without',
    takes: LookAt,
    status: 204,
    refuses: ['bad-json', 'bad-shape', 'unknown-field', 'login', 'revoked', 'csrf', 'not-found', 'already-settled'],
  });
  app.post('/api/remarks/:id/looked', look, guard, async (c: Context<PatrolEnv>) => {
    const { person, school } = c.get('signedIn');
    const subject = c.req.param('id') ?? '';
    const found = await store.remarks.of(school.id, subject);
    if (!found || !(await mayLook(parts, c.get('signedIn'), found))) throw new Refusal('not-found');
    const { kinds, note } = readMessage(LookAt, await readJson(c));
    const at = now();
    await store.remarks.look(
      school.id,
      person.id,
      subject,
      (first, open) => {
        const those = kinds.filter((kind) => open.includes(kind));
        if (those.length === 0) throw new Refusal('already-settled');
        const body = { about: found.about, kinds: those, note: note.trim() };
        const schema = found.about === 'hazard' ? 2 : 1;
        const fact: Fact = { kind: 'remarks-looked-at', schema, subject, body };
        return makeEntries([fact], person.id, store.device, first, at);
      },
      at,
    );
    return c.body(null, 204);
  });
}

type Whose = { by: readonly string[]; places: readonly string[] };

async function whose(parts: Parts, who: Pick<SignedIn, 'school'>, thing: Remarked): Promise<Whose> {
  const { store } = parts;
  const { about, id } = thing;
  const { id: schoolId } = who.school;
  if (about === 'hazard') {
    const hazard = await caseOf(parts, who, id);
    const brought = await broughtBy(parts, who, hazard, thing);
    return { by: brought.map((one) => one.id), places: [hazard.placeId] };
  }
  if (about === 'round') {
    const round = await store.documents.read(schoolId, 'round', id);
    const { walks = [], points = [] } = round ?? {};
    return { by: walks.map(({ by }) => by), places: points.map(({ placeId }) => placeId) };
  }
  const record = await store.documents.read(schoolId, 'inspection', id);
  return { by: record ? [record.by] : [], places: record ? [record.inspection.placeId] : [] };
}

/** A manager who answers for one of its places, and whose work it is not: nobody looks at the own. */
async function mayLook(parts: Parts, { person, school }: SignedIn, thing: Remarked): Promise<boolean> {
  const { by, places } = await whose(parts, { school }, thing);
  if (!authorize(person, { do: 'read-reports' }) || by.includes(person.id)) return false;
  if (person.scope.length === 0) return true;
  const read = await Promise.all(places.map((id) => parts.store.documents.read(school.id, 'place', id)));
  return read.some((place) => place && isWithin(place, person.scope));
}

async function rowOf(parts: Parts, who: SignedIn, thing: Remarked): Promise<RemarkRow> {
  const looked: Looked | undefined = await parts.store.remarks.looked(who.school.id, thing.id);
  return {
    ...thing,
    ...(await namesOf(parts, who, thing)),
    looks: looked?.looks ?? [],
    mayLook: await mayLook(parts, who, thing),
  };
}

async function caseOf({ store }: Parts, { school }: Pick<SignedIn, 'school'>, id: string): Promise<Hazard> {
  const hazard = await store.documents.read(school.id, 'hazard', id);
  if (!hazard) throw new Error(`the case ${id} stands out and is not there`);
  return hazard;
}

/** Who brought those photos to the case, each once. */
async function broughtBy(
  parts: Parts,
  who: Pick<SignedIn, 'school'>,
  hazard: Hazard,
  { remarks }: Remarked,
): Promise<Who[]> {
  const spots = new Set(remarks.flatMap((one) => ('photos' in one ? one.photos.map(({ spot }) => spot) : [])));
  const steps = (await stepsOf(parts, who, hazard)).filter(({ said, photos }) => {
    const adds = said.do === 'comment' && said.adds && (spots.has('report') || spots.has('fixed'));
    return photos.length > 0 && (adds || spots.has(said.do));
  });
  const { reportedBy: id, reportedByName: name } = hazard;
  const reporter = spots.has('report') || spots.has('fixed') ? [{ id, name }] : [];
  return [...new Map([...reporter, ...steps].map((one) => [one.id, { id: one.id, name: one.name }])).values()];
}

async function namesOf(
  parts: Parts,
  who: SignedIn,
  thing: Remarked,
): Promise<Pick<RemarkRow, 'name' | 'where' | 'byNames'>> {
  const { store } = parts;
  const { about, id } = thing;
  const { id: schoolId } = who.school;
  if (about === 'hazard') {
    const hazard = await caseOf(parts, who, id);
    const brought = await broughtBy(parts, who, hazard, thing);
    const shown = (await caseFor(parts, who))(hazard);
    return { name: titleOf(shown), where: shown.placeName, byNames: brought.map((one) => one.name) };
  }
  if (about === 'round') {
    const round = await store.documents.read(schoolId, 'round', id);
    if (!round) throw new Error(`the round ${id} stands out and is not there`);
    const { planName, routeName, walks } = round;
    return { name: { zh: planName, en: planName }, where: routeName, byNames: walks.map(({ byName }) => byName) };
  }
  const record = await store.documents.read(schoolId, 'inspection', id);
  if (!record) throw new Error(`the record ${id} stands out and is not there`);
  return { name: record.templateName, where: record.placeName, byNames: [record.byName] };
}
