// Cases: the lists people work from, how long they are, and one whole with its photos.
import { photosHad } from './photos-had.ts';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { categoryOf } from '../../domain/hazard.ts';
import {
  hazardLists,
  HazardCounts,
  HazardRows,
  HazardView,
  rowOf,
  SimilarHazard,
  type HazardView as View,
} from '../../domain/hazard-reports.ts';
import { authorize } from '../../domain/authorize.ts';
import { caseStages, type CaseStage } from '../../domain/case-stages.ts';
import { countedNames } from '../../domain/counted-names.ts';
import { dayMs } from '../../domain/hazard-times.ts';
import { hazardCategories, hazardGrades, listedStates } from '../../domain/hazard-words.ts';
import { caseList } from '../../domain/ledgers/lists.ts';
import { protocol } from '../../domain/protocol.ts';
import { maxRows } from '../../domain/reports.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Id } from '../../domain/schema/text.ts';
import { waitsForTerm } from '../../domain/term-look-back.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { caseEvidence } from '../evidence/of-case.ts';
import { evidenceFile } from '../evidence/write.ts';
import { asFile, listFile } from '../list-file.ts';
import { signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import { similarJustNow } from '../similar-report.ts';
import type { CaseFilter } from '../store/case-store.ts';
import { contactOf, namedPhotos, openCase, reachOf, repeatedOf, rowShown, storedPhoto } from './case-read.ts';
import { termOf, viewerOf } from './case-viewer.ts';
import { casesBefore } from './cases-before.ts';
import { caseWords } from './case-words.ts';
import { countedPage } from './counted-cases.ts';
import { describe } from './describe.ts';
import { downloadStream, type Made } from './download.ts';
import { noteOpened } from './dorm-views.ts';
import { picture } from './picture.ts';
import { caseFor, casesOnPaper, saysStudentsHere } from './restricted-items.ts';
import { mayReadRecord, saysStudents } from './submissions.ts';
import { Before, Day, Limit, readQuery, writePageEnd } from './query.ts';

const longestDays = 3650;
const Days = v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1), v.maxValue(longestDays));

const mostLetters = 40;

const Narrowed = {
  grade: v.optional(v.picklist(hazardGrades)),
  category: v.optional(v.picklist(hazardCategories)),
  place: v.optional(Id),
  dept: v.optional(Id),
  person: v.optional(Id),
  state: v.optional(v.picklist(listedStates)),
  from: v.optional(Day),
  to: v.optional(Day),
  /** Open for at least so many days. */
  days: v.optional(Days),
  supervised: v.optional(v.literal('yes')),
  /** Parts of its number, what it is called, where it is and whose it is; of names also the initials. */
  words: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(mostLetters))),
};
const Similar = v.strictObject({ place: Id, category: v.picklist(hazardCategories) });
const Counted = v.strictObject(Narrowed);
const Listed = v.strictObject({
  ...Narrowed,
  list: v.optional(v.picklist(hazardLists), 'all'),
  /** One column of the board. */
  stage: v.optional(v.picklist(caseStages)),
  /** What a figure of the analysis counts; the newest first, whatever `list` and `sort` say. */
  counted: v.optional(v.picklist(countedNames)),
  sort: v.optional(v.picklist(['newest', 'due']), 'newest'),
  before: Before,
  limit: Limit,
});

const FileQuery = v.strictObject({
  ...Narrowed,
  list: v.optional(v.picklist(hazardLists), 'all'),
  counted: v.optional(v.picklist(countedNames)),
  sort: v.optional(v.picklist(['newest', 'due']), 'newest'),
  ...asFile,
});

const noStore = { 'cache-control': 'no-store' };

/** Days become the moments they begin and end at in the school, an age the moment before which it was reported. */
async function filterFrom(
  parts: Parts,
  { from, to, days, words, ...rest }: v.InferOutput<typeof Counted> & { stage?: CaseStage | undefined },
  who: SignedIn,
  now: number,
): Promise<CaseFilter> {
  const { timeZone } = who.school;
  const ends = [
    ...(to === undefined ? [] : [msOfWall(to, 24 * 60, timeZone)]),
    ...(days === undefined ? [] : [now - days * dayMs + 1]),
  ];
  return {
    ...rest,
    ...(words !== undefined && { words: await caseWords(parts, who, words) }),
    ...(from !== undefined && { from: msOfWall(from, 0, timeZone) }),
    ...(ends.length > 0 && { to: Math.min(...ends) }),
  };
}

export function hazardRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const list = describe({
    summary:
      'Cases of one of the lists: of the places one answers for and the own ones for managers, the own ones for others',
    gives: HazardRows,
    query: Object.keys(Listed.entries),
    refuses: ['bad-query', 'login', 'revoked'],
  });
  app.get('/api/hazards', list, guard, async (c) => {
    const who = c.get('signedIn');
    const { list, sort, before, limit, counted, ...rest } = readQuery(c, Listed);
    const asOf = now();
    const narrowed = await filterFrom(parts, rest, who, asOf);
    const viewer = await viewerOf(parts, who, asOf);
    const { rows, total, end } = counted
      ? await countedPage(parts, who.school.id, viewer, { counted, before, limit, ...narrowed }, asOf)
      : await store.cases.list(who.school.id, viewer, { ...narrowed, list, sort, before, limit }, asOf);
    const forThem = await caseFor(parts, who);
    const shown = await Promise.all(rows.map((one) => rowShown(parts, who.school.id, forThem(one), viewer.term)));
    const answer: HazardRows = { protocol, rows: shown, total, next: end && writePageEnd(end), asOf };
    return c.json(answer, 200, noStore);
  });

  const similar = describe({
    summary:
      'A case at this place and of this kind that is open and was reported within two hours; for whoever is about to report it',
    gives: SimilarHazard,
    query: Object.keys(Similar.entries),
    refuses: ['bad-query', 'login', 'revoked'],
  });
  app.get('/api/similar-hazards', similar, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    const { place, category } = readQuery(c, Similar);
    const mayReport = authorize(person, { do: 'report-hazard' });
    const known = mayReport ? await similarJustNow(parts, school, { placeId: place, category }, now()) : undefined;
    // What it is called and who said so: enough to know it by. What else was said of it is for those who have to do with it.
    const row = known ? { ...rowOf(known), note: '', photo: null } : null;
    const answer: SimilarHazard = { protocol, row };
    return c.json(answer, 200, noStore);
  });

  const count = describe({
    summary: 'How long each list of cases is',
    gives: HazardCounts,
    query: Object.keys(Counted.entries),
    refuses: ['bad-query', 'login', 'revoked'],
  });
  app.get('/api/hazards/counts', count, guard, async (c) => {
    const who = c.get('signedIn');
    const asOf = now();
    const filter = await filterFrom(parts, readQuery(c, Counted), who, asOf);
    const viewer = await viewerOf(parts, who, asOf);
    const counts = await store.cases.counts(who.school.id, viewer, filter, asOf);
    const grades = await store.cases.openGrades(who.school.id, viewer, filter, asOf);
    const before =
      viewer.scope?.length === 0 && Object.keys(filter).length === 0 && (await casesBefore(parts, who.school, asOf));
    const answer: HazardCounts = { protocol, counts, grades, ...(before && { before }), asOf };
    return c.json(answer, 200, noStore);
  });

  const take = describe({
    summary: 'One of the lists whole, as a workbook or as CSV; for managers',
    givesFile: [xlsxType, csvType],
    query: Object.keys(FileQuery.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/hazards/file', take, guard, async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { as, list, sort, counted, ...rest } = readQuery(c, FileQuery);
    const asOf = now();
    const viewer = await viewerOf(parts, who, asOf);
    const onPaper = await casesOnPaper(parts, who.school.id, false);
    const narrowed = await filterFrom(parts, rest, who, asOf);
    const made: Made = { done: 0, of: null };
    async function* pages() {
      let before: { at: number; id: string } | undefined;
      do {
        const filter = { ...narrowed, before, limit: maxRows };
        const { rows, end, total } = counted
          ? await countedPage(parts, who.school.id, viewer, { ...filter, counted }, asOf)
          : await store.cases.list(who.school.id, viewer, { ...filter, list, sort }, asOf);
        made.of = total;
        yield rows.map(onPaper);
        before = end ?? undefined;
      } while (before);
    }
    const filter = { list, ...(counted && { counted }), ...rest };
    return listFile(c, parts, { what: 'hazard-list', form: caseList, filter, as, pages: pages(), made });
  });

  const one = describe({
    summary: 'One case whole, for whoever has to do with it',
    gives: HazardView,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/hazards/:id', one, guard, async (c) => {
    const who = c.get('signedIn');
    const { hazard, steps } = await openCase(parts, who, c.req.param('id'));
    const named = namedPhotos(hazard, steps);
    const has = async (sha256: string) => (await storedPhoto(parts, who.school.id, named, sha256)) !== undefined;
    const hashes = [...new Set(named.map(({ sha256 }) => sha256))];
    const contact = await contactOf(parts, who, hazard);
    const photos = await photosHad(store, who.school.id, hashes, has);
    const reach = await reachOf(parts, who, hazard);
    const term = await termOf(parts, who.school, now());
    const drawn = term && waitsForTerm(hazard, term) && { beforeTerm: term.startsAt };
    const again = await repeatedOf(parts, who, hazard);
    const more = { ...(contact && { contact }), ...(reach && { reach }), ...(again && { again }), ...drawn };
    const answer: View = { protocol, hazard, steps, photos, ...more, asOf: now() };
    return c.json(answer, 200, noStore);
  });

  const evidence = describe({
    summary: 'One file with the case, its photos and its entries, that checks itself; for managers',
    givesFile: ['text/html'],
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/hazards/:id/evidence', evidence, guard, async (c) => {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { hazard, steps, isCovered } = await openCase(parts, who, c.req.param('id'));
    // Entries cannot be covered in part: they would not be what was signed.
    if (isCovered || (await saysStudentsHere(parts, who, hazard, steps))) throw new Refusal('not-found');
    const source = await parts.store.documents.read(who.school.id, 'inspection', hazard.inspectionId);
    // What it was found in is told with it.
    if (source && !(await mayReadRecord(parts, who, source))) throw new Refusal('not-found');
    if (source && (await saysStudents(parts, who, source))) throw new Refusal('not-found');
    const made = await caseEvidence(parts, who, hazard);
    const isDorm = categoryOf(hazard) === 'dormitory';
    const named = namedPhotos(hazard, steps);
    for (const sha256 of made.files.keys()) {
      const by = named.find((one) => one.sha256 === sha256)?.by ?? '';
      await noteOpened(c, parts, { sha256, by, placeId: hazard.placeId, placeName: hazard.placeName, isDorm });
    }
    return downloadStream(c, `证据 ${made.title}.html`, 'text/html; charset=utf-8', evidenceFile(parts, who, made));
  });

  const photo = describe({
    summary: 'A photo that a case names: of its report, of a sighting or of a step',
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/hazards/:id/photos/:sha256', photo, guard, async (c) => {
    const who = c.get('signedIn');
    const { hazard, steps } = await openCase(parts, who, c.req.param('id'));
    const sha256 = c.req.param('sha256');
    const named = namedPhotos(hazard, steps);
    const stored = await storedPhoto(parts, who.school.id, named, sha256);
    if (!stored) throw new Refusal('not-found');
    const isDorm = categoryOf(hazard) === 'dormitory';
    const by = named.find((one) => one.sha256 === sha256)?.by ?? '';
    await noteOpened(c, parts, { sha256, by, placeId: hazard.placeId, placeName: hazard.placeName, isDorm });
    return picture(c, parts, stored);
  });
}
