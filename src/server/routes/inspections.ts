// What was inspected: the list for managers, one record with where it came from, and its photos.
import { photosHad } from './photos-had.ts';
import type { Hono } from 'hono';
import * as v from 'valibot';
import type { InspectionRecord } from '../../domain/documents.ts';
import { attachments, dayOf } from '../../domain/inspection.ts';
import { authorize } from '../../domain/authorize.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { inspectionList } from '../../domain/ledgers/lists.ts';
import { Inspections, InspectionView, maxRows, type Provenance } from '../../domain/reports.ts';
import { templateId } from '../../domain/template.ts';
import { ItemId } from '../../domain/schema/template.ts';
import { Id } from '../../domain/schema/text.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { inspectionEvidence } from '../evidence/of-inspection.ts';
import { evidenceFile } from '../evidence/write.ts';
import { asFile, listFile } from '../list-file.ts';
import { signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import { describe } from './describe.ts';
import { downloadStream, type Made } from './download.ts';
import { noteOpened } from './dorm-views.ts';
import { picture } from './picture.ts';
import { caseFor } from './restricted-items.ts';
import { shownTo } from './students.ts';
import { asSubmitted, isNamed, isSubmission, readRecord, said, saysStudents } from './submissions.ts';
import { Before, Day, Limit, readQuery, writePageEnd } from './query.ts';

const asked = {
  day: v.optional(Day),
  from: v.optional(Day),
  to: v.optional(Day),
  place: v.optional(Id),
  template: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]\d{1,2}$/))),
  by: v.optional(Id),
  item: v.optional(ItemId),
  late: v.optional(v.literal('yes')),
  result: v.optional(v.picklist(['normal', 'abnormal'])),
  photos: v.optional(v.literal('missing')),
  state: v.optional(v.picklist(['submitted', 'withdrawn']), 'submitted'),
};
const Query = v.strictObject({
  ...asked,
  /** Of days before today what had been handed in by this time of the last of them. */
  until: v.optional(v.literal('now')),
  before: Before,
  limit: Limit,
});
const FileQuery = v.strictObject({ ...asked, ...asFile });

export function inspectionRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const list = describe({
    summary: 'Inspections of the school that stand, or those that were taken back, newest first; for managers',
    gives: Inspections,
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/inspections', list, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    if (!authorize(person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { day, from = day, to = day, until, ...rest } = readQuery(c, Query);
    if (rest.item !== undefined && rest.template === undefined) throw new Refusal('bad-query');
    const filter = {
      ...rest,
      scope: person.scope,
      ...(from && { from }),
      ...(to && { to }),
      ...(until && to && { submittedBy: thisTimeOf(to, now(), school.timeZone) }),
    };
    const { rows, more, totals } = await store.reports.inspections(school.id, filter);
    const last = rows.at(-1);
    const next = more && last ? writePageEnd({ at: last.submittedAt, id: last.id }) : null;
    const answer: Inspections = { protocol, rows, next, totals, asOf: now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const take = describe({
    summary: 'The same list whole, as a workbook or as CSV; for managers',
    givesFile: [xlsxType, csvType],
    query: Object.keys(FileQuery.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/inspections/file', take, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    if (!authorize(person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { as, day, from = day, to = day, ...rest } = readQuery(c, FileQuery);
    if (rest.item !== undefined && rest.template === undefined) throw new Refusal('bad-query');
    const filter = { ...rest, ...(from && { from }), ...(to && { to }) };
    // What is counted is everything under the days, whatever the rows are narrowed to.
    const isNarrowed = Boolean(rest.result ?? rest.photos ?? rest.state);
    const made: Made = { done: 0, of: null };
    async function* pages() {
      let before: { at: number; id: string } | undefined;
      do {
        const page = { ...filter, scope: person.scope, before, limit: maxRows };
        const { rows, more, totals } = await store.reports.inspections(school.id, page);
        made.of = isNarrowed ? null : totals.received + totals.withdrawn;
        yield rows;
        const last = rows.at(-1);
        before = more && last ? { at: last.submittedAt, id: last.id } : undefined;
      } while (before);
    }
    return listFile(c, parts, { what: 'inspections', form: inspectionList, filter, as, pages: pages(), made });
  });

  const one = describe({
    summary: 'One inspection, whole, with where it came from',
    gives: InspectionView,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/inspections/:id', one, guard, async (c) => {
    const who = c.get('signedIn');
    const record = await readRecord(parts, who, c.req.param('id'));
    const answer = await view(parts, who, record);
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const version = describe({
    summary: 'The same as it stood with one of its submissions',
    gives: InspectionView,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/inspections/:id/submissions/:entry', version, guard, async (c) => {
    const who = c.get('signedIn');
    const record = await readRecord(parts, who, c.req.param('id'));
    const earlier = await asSubmitted(parts, who, record, c.req.param('entry'));
    const answer = await view(parts, who, earlier, record.entries);
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const evidence = describe({
    summary: 'One file with the inspection, its photos and its entries, that checks itself; for managers',
    givesFile: ['text/html'],
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/inspections/:id/evidence', evidence, guard, async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const record = await readRecord(parts, who, c.req.param('id'));
    // Entries cannot be covered in part: they would not be what was signed.
    if (await saysStudents(parts, who, record)) throw new Refusal('not-found');
    const made = await inspectionEvidence(parts, who, record);
    const { by, placeName, inspection } = record;
    for (const sha256 of made.files.keys())
      await noteOpened(c, parts, {
        sha256,
        by,
        placeId: inspection.placeId,
        placeName,
        template: inspection.template.code,
      });
    return downloadStream(c, `证据 ${made.title}.html`, 'text/html; charset=utf-8', evidenceFile(parts, who, made));
  });

  const photo = describe({
    summary: 'A photo or a spoken note that a submission of an inspection names',
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/inspections/:id/photos/:sha256', photo, guard, async (c) => {
    const who = c.get('signedIn');
    const record = await readRecord(parts, who, c.req.param('id'));
    const sha256 = c.req.param('sha256');
    const stored = (await isNamed(parts, who, record, sha256))
      ? await store.photos.sentBy(who.school.id, record.by, sha256)
      : undefined;
    if (!stored) throw new Refusal('not-found');
    const { placeName, inspection } = record;
    await noteOpened(c, parts, {
      sha256,
      by: record.by,
      placeId: inspection.placeId,
      placeName,
      template: inspection.template.code,
    });
    return picture(c, parts, stored);
  });
}

/** The same time of another day. `now` and what comes out in UTC ms. */
const thisTimeOf = (day: string, now: number, timeZone: string): number =>
  now - (Date.parse(dayOf(now, timeZone)) - Date.parse(day));

/** `entries`: all that made the record, also those after what is shown. */
async function view(
  parts: Parts,
  who: SignedIn,
  record: InspectionRecord,
  entries: readonly string[] = record.entries,
): Promise<InspectionView> {
  const { store, now } = parts;
  const { school } = who;
  const { inspection, covered } = await shownTo(parts, who, record);
  const template = await store.documents.read(school.id, 'template', templateId(inspection.template));
  if (!template) throw new Error(`the record ${record.id} stands on a template that is gone`);
  const named = [...new Set(attachments(inspection).map(({ sha256 }) => sha256))];
  const has = async (sha256: string) => (await store.photos.sentBy(school.id, record.by, sha256)) !== undefined;
  return {
    protocol,
    record: { ...record, inspection },
    template,
    place: (await store.documents.read(school.id, 'place', inspection.placeId)) ?? null,
    photos: await photosHad(store, school.id, named, has),
    hazards: (await store.reports.hazardsOf(school.id, record.id)).map(await caseFor(parts, who)),
    provenance: await provenance(store, school.id, record),
    submissions: await store.reports.submissions(school.id, entries),
    ...(covered.length > 0 && { covered }),
    ...((await saysStudents(parts, who, record)) && { withheld: true }),
    asOf: now(),
  };
}

/** Of the submission the record shows now, not of a withdrawal after it. */
async function provenance(store: Parts['store'], schoolId: string, record: InspectionRecord): Promise<Provenance> {
  const lines = await said({ store }, schoolId, record.entries);
  const shown = lines.findLast(isSubmission);
  if (!shown) throw new Error(`the record ${record.id} has no submission in the ledger`);
  const { receivedAt, device, opSeq, seq, receiptId, hash } = shown.line;
  return { receivedAt, device, opSeq, seq, receiptId, entryHash: hash, clock: shown.entry.at };
}
