// The photos of the school for managers, the newest first; and who looked at those of the dormitory.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { viewList } from '../../domain/ledgers/watched-lists.ts';
import { authorize } from '../../domain/authorize.ts';
import { hazardGrades } from '../../domain/hazard-words.ts';
import type { Person } from '../../domain/person.ts';
import { placeName } from '../../domain/place.ts';
import { PhotoViews, PhotoWall, wallKinds, type WallPhoto } from '../../domain/photo-wall.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Id } from '../../domain/schema/text.ts';
import type { Bilingual } from '../../domain/text.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { asFile, everyPage, listFile } from '../list-file.ts';
import { signedIn } from '../sessions.ts';
import { csvType } from '../sheets/write-csv.ts';
import { xlsxType } from '../sheets/write-workbook.ts';
import type { WallRow } from '../store/photo-wall-store.ts';
import { describe } from './describe.ts';
import { viewsSince } from '../retention/views-since.ts';
import { note } from './dorm-views.ts';
import { Before, Day, Limit, readQuery, writePageEnd, type PageEnd } from './query.ts';
import { caseFor } from './restricted-items.ts';
import { isNamed } from './submissions.ts';

const WallQuery = v.strictObject({
  from: v.optional(Day),
  to: v.optional(Day),
  place: v.optional(Id),
  template: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]\d{1,2}$/))),
  grade: v.optional(v.picklist(hazardGrades)),
  kind: v.optional(v.picklist(wallKinds)),
  before: Before,
  limit: v.optional(Limit, '40'),
});
const ViewsQuery = v.strictObject({ before: Before, limit: Limit });
const mostOnAPage = 60;

/** Who looked at photos of where students live is known to the head of the school and whoever keeps the accounts. */
export const mayReadViews = ({ role, scope }: Person): boolean =>
  role === 'admin' || ((role === 'principal' || role === 'vice_principal') && scope.length === 0);

const noStore = { 'cache-control': 'no-store' };

/** A list of names that was photographed is for those who may read it. */
async function saysNoStudent(parts: Parts, who: SignedIn, { source, subject, sha256 }: WallRow): Promise<boolean> {
  if (authorize(who.person, { do: 'read-students' })) return true;
  if (source !== 'inspection') {
    const hazard = await parts.store.documents.read(who.school.id, 'hazard', subject);
    return !hazard?.photos.includes(sha256) || (await caseFor(parts, who))(hazard).photos.includes(sha256);
  }
  const record = await parts.store.documents.read(who.school.id, 'inspection', subject);
  return record !== undefined && isNamed(parts, who, record, sha256);
}

export function photoWallRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const wall = describe({
    summary:
      'Photos of the places one answers for, newest first; for managers. A page with photos of the dormitory is written down',
    gives: PhotoWall,
    query: Object.keys(WallQuery.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/photo-wall', wall, guard, async (c) => {
    const who = c.get('signedIn');
    const { person, school } = who;
    if (!authorize(person, { do: 'read-reports' })) throw new Refusal('not-found');
    const { limit, ...asked } = readQuery(c, WallQuery);
    const filter = { ...asked, scope: person.scope, limit: Math.min(limit, mostOnAPage) };
    const { rows, more } = await store.photoWall.page(school.id, filter);
    const isFor = await Promise.all(rows.map((row) => saysNoStudent(parts, who, row)));
    const photos = await Promise.all(rows.filter((_row, n) => isFor[n]).map((row) => shown(parts, school.id, row)));
    const at = now();
    const dorm = photos.filter((photo) => photo.isDorm && photo.have);
    if (dorm.length > 0) {
      const seen = dorm.map(({ sha256, placeName: where, at: takenAt }) => ({ sha256, placeName: where, at: takenAt }));
      await note(parts, school.id, { at, personId: person.id, how: 'page', photos: seen });
    }
    const last = rows.at(-1);
    const answer: PhotoWall = { protocol, rows: photos, next: more && last ? writePageEnd(last) : null, asOf: at };
    return c.json(answer, 200, noStore);
  });

  const views = describe({
    summary:
      'Who looked at photos of the dormitory, newest first; for the head of the school and whoever keeps accounts',
    gives: PhotoViews,
    query: Object.keys(ViewsQuery.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/photo-views', views, guard, async (c) => {
    const page = viewsFor(parts, c.get('signedIn'), now());
    const { before, limit } = readQuery(c, ViewsQuery);
    const { rows, next } = await page(before, limit);
    const answer: PhotoViews = { protocol, rows, next: next && writePageEnd(next), asOf: now() };
    return c.json(answer, 200, noStore);
  });

  const take = describe({
    summary: 'The same list whole, a line for each photo, as a workbook or as CSV',
    givesFile: [xlsxType, csvType],
    query: Object.keys(asFile),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/photo-views/file', take, guard, async (c) => {
    const page = viewsFor(parts, c.get('signedIn'), now());
    const { as } = readQuery(c, v.strictObject(asFile));
    return listFile(c, parts, { what: 'photo-views', form: viewList, filter: {}, as, pages: everyPage(page) });
  });
}

/** Pages of who looked, by their names; refuses whoever may not know. */
function viewsFor(parts: Parts, { person, school }: SignedIn, at: number) {
  if (!mayReadViews(person)) throw new Refusal('not-found');
  const { store } = parts;
  return async (before: PageEnd | undefined, limit: number) => {
    const since = await viewsSince(parts, school.id, at);
    const { rows, more } = await store.photoViews.list(school.id, { before, limit, since });
    const people = new Map((await store.documents.people(school.id)).map(({ id, name }) => [id, name]));
    const named = rows.map((row) => ({ ...row, personName: people.get(row.personId) ?? '' }));
    const last = rows.at(-1);
    return { rows: named, next: more && last ? last : null };
  };
}

async function shown({ store }: Parts, schoolId: string, row: WallRow): Promise<WallPhoto> {
  const { documents } = store;
  const place = await documents.read(schoolId, 'place', row.placeId);
  const person = await documents.read(schoolId, 'person', row.personId);
  const { personId: _, ...photo } = row;
  const title = await titleOf(store, schoolId, row);
  return { ...photo, placeName: place ? placeName(place) : '', byName: person?.name ?? '', title };
}

async function titleOf(
  { documents }: Parts['store'],
  schoolId: string,
  { source, subject }: WallRow,
): Promise<Bilingual> {
  const same = (text: string): Bilingual => ({ zh: text || '—', en: text || '—' });
  if (source === 'inspection') return (await documents.read(schoolId, source, subject))?.templateName ?? same('');
  if (source === 'hazard') return (await documents.read(schoolId, source, subject))?.text ?? same('');
  if (source === 'round') return same((await documents.read(schoolId, source, subject))?.planName ?? '');
  return same((await documents.read(schoolId, source, subject))?.dish ?? '');
}
