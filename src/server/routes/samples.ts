// The food-sample register, for the kitchen and for managers.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { isWithin } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { dayOf } from '../../domain/inspection.ts';
import { byMeal, gapsIn, type Gap } from '../../domain/register.ts';
import { Gaps, gapDays, mostRegisterDays, Register } from '../../domain/register-reports.ts';
import { Id } from '../../domain/schema/text.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { registerSheets, type CanteenPages } from '../register-sheets.ts';
import { writeWorkbook, xlsxType } from '../sheets/write-workbook.ts';
import { describe } from './describe.ts';
import { download } from './download.ts';
import { picture } from './picture.ts';
import { Day, readQuery } from './query.ts';

const Query = v.strictObject({ from: Day, to: Day, canteen: v.optional(Id) });
const dayMs = 86_400_000;

/** The pages that were asked for, of the canteens this person answers for. */
async function askedPages(c: Context<PatrolEnv>, { store }: Parts) {
  const { person, school } = c.get('signedIn');
  if (!authorize(person, { do: 'read-samples' })) throw new Refusal('not-found');
  const asked = readQuery(c, Query);
  const days = (Date.parse(asked.to) - Date.parse(asked.from)) / dayMs + 1;
  if (!(days >= 1 && days <= mostRegisterDays)) throw new Refusal('bad-query');
  return { asked, school, pages: await store.register.pages(school.id, { ...asked, scope: person.scope }) };
}

export function sampleRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { now } = parts;

  const ask = describe({
    summary: 'The food-sample register of up to 31 days, both named days included; for the kitchen and managers',
    gives: Register,
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/samples', ask, signedIn(parts), async (c) => {
    const { pages } = await askedPages(c, parts);
    const answer: Register = { protocol, ...pages, asOf: now() };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const take = describe({
    summary:
      'The same register as a workbook, with the columns of the form; two sheets a canteen, a third of sealed and handed-over boxes',
    givesFile: [xlsxType],
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/samples/file', take, signedIn(parts), async (c) => {
    const { asked, school, pages } = await askedPages(c, parts);
    const gaps = gapsIn(pages.menus, pages.samples, now(), school.timeZone);
    const sheets = registerSheets(await byCanteen({ ...pages, gaps }, school.id, parts), school.timeZone);
    return download(c, `食品留样登记表 ${asked.from} 至 ${asked.to}.xlsx`, xlsxType, await writeWorkbook(sheets));
  });

  const lack = describe({
    summary: `Dishes of the last ${gapDays} days of which no sample was kept and nobody said why`,
    gives: Gaps,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/samples/gaps', lack, signedIn(parts), async (c) => {
    const { person, school } = c.get('signedIn');
    if (!authorize(person, { do: 'read-samples' })) throw new Refusal('not-found');
    const at = now();
    const [from, to] = [gapDays - 1, 0].map((days) => dayOf(at - days * dayMs, school.timeZone)) as [string, string];
    const { menus, samples } = await parts.store.register.pages(school.id, { from, to, scope: person.scope });
    const answer: Gaps = { protocol, gaps: gapsIn(menus, samples, at, school.timeZone).sort(byMeal), asOf: at };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const photo = describe({ summary: 'A photo of a sample box', refuses: ['login', 'revoked', 'not-found'] });
  app.get('/api/samples/:id/photos/:sha256', photo, signedIn(parts), async (c) => {
    const stored = await photoOf(parts, c.get('signedIn'), c.req.param('id'), c.req.param('sha256'));
    return picture(c, parts, stored);
  });
}

/** Refuses `not-found` alike what is not there and what is not this person's to see (T1). */
async function photoOf({ store }: Parts, { person, school }: SignedIn, id: string, sha256: string) {
  const sample = await store.documents.read(school.id, 'sample', id);
  const place = sample && (await store.documents.read(school.id, 'place', sample.canteenId));
  const isListed = sample?.kept?.photos?.some((photo) => photo.sha256 === sha256) ?? false;
  const mayRead = authorize(person, { do: 'read-samples' }) && place !== undefined && isWithin(place, person.scope);
  const stored = sample && isListed && mayRead ? await store.photos.sentBy(school.id, sample.by, sha256) : undefined;
  if (!stored) throw new Refusal('not-found');
  return stored;
}

type Pages = Awaited<ReturnType<Parts['store']['register']['pages']>> & { gaps: Gap[] };

/** In a fixed order; one without a name when nothing was kept. */
async function byCanteen(
  { samples, readings, gaps, seals }: Pages,
  schoolId: string,
  { store }: Parts,
): Promise<CanteenPages[]> {
  const ids = new Set([...samples, ...readings, ...gaps].map(({ canteenId }) => canteenId));
  const canteens = [...ids].sort().map(async (id) => ({
    name: (await store.documents.read(schoolId, 'place', id))?.name ?? '',
    samples: samples.filter(({ canteenId }) => canteenId === id),
    readings: readings.filter(({ canteenId }) => canteenId === id),
    gaps: gaps.filter(({ canteenId }) => canteenId === id),
    seal: seals.find(({ canteenId }) => canteenId === id),
  }));
  return ids.size === 0 ? [{ name: '', samples: [], readings: [], gaps: [] }] : Promise.all(canteens);
}
