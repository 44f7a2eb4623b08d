// A school's people, or its places, people and plans, as a workbook: to take away, to look at, and to keep whole or not at all.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { placeName } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { nobodyYet } from '../../domain/responsibility.ts';
import { Refusal } from '../../domain/refusal.ts';
import { SchoolFileKept, SchoolRead, type SheetRead } from '../../domain/school-file.ts';
import { problem } from '../answer.ts';
import { makeEntries } from '../entries.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { makeInvites } from '../making-invites.ts';
import { newId } from '../new-id.ts';
import { placeSheet } from '../place-files/place-sheet.ts';
import { readBytes } from '../read-body.ts';
import { factsOf } from '../school-file/keep-school.ts';
import { peopleSheet } from '../school-file/people-sheet.ts';
import { planSheet } from '../school-file/plan-sheet.ts';
import { readSchool, type SchoolFile } from '../school-file/read-school.ts';
import { signedIn } from '../sessions.ts';
import { writeWorkbook, xlsxType } from '../sheets/write-workbook.ts';
import { describe } from './describe.ts';
import { download } from './download.ts';
import { readQuery } from './query.ts';

const maxFileBytes = 2 * 1024 * 1024;
const listed = 12;
const noStore = { 'cache-control': 'no-store' };

const Sheets = v.strictObject({ sheets: v.optional(v.picklist(['all', 'people']), 'all') });
const Basis = v.strictObject({ basis: v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)) });

export function schoolFileRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  function mustKeep(c: Context<PatrolEnv>) {
    const who = c.get('signedIn');
    if (!authorize(who.person, { do: 'add-person' }) || !authorize(who.person, { do: 'keep-places' }))
      throw new Refusal('not-found');
    return who;
  }

  const take = describe({
    summary: 'Everybody who works here, or the places, people and plans of the school, as a workbook',
    givesFile: [xlsxType],
    query: ['sheets'],
    refuses: ['bad-query', 'login', 'revoked', 'not-found'],
  });
  app.get('/api/school-file', take, guard, async (c) => {
    const { school } = mustKeep(c);
    const { sheets } = readQuery(c, Sheets);
    const { documents } = store;
    const [people, places] = [await documents.people(school.id), await documents.places(school.id)];
    const responsibility = (await documents.read(school.id, 'responsibility', school.id)) ?? nobodyYet;
    const cards = await store.people.cards(school.id);
    const ofPeople = peopleSheet({ people, places, responsibility, cards });
    if (sheets === 'people') return download(c, `${school.name} 人员.xlsx`, xlsxType, await writeWorkbook([ofPeople]));
    const ofPlans = planSheet({ people, places, timetable: await documents.timetable(school.id) });
    const workbook = await writeWorkbook([placeSheet(places), ofPeople, ofPlans]);
    return download(c, `${school.name} 地点、人员和计划.xlsx`, xlsxType, workbook);
  });

  /** The workbook as it would change the school, or every row that is wrong. */
  async function readBody(c: Context<PatrolEnv>): Promise<SchoolFile | Response> {
    const { person, school } = mustKeep(c);
    if (c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() !== xlsxType)
      throw new Refusal('not-place-file');
    const bytes = Buffer.from(await readBytes(c, maxFileBytes));
    const file = await readSchool(store, school.id, person, bytes, () => newId(now()));
    return 'rows' in file ? problem(c, 'bad-school-file', {}, { rows: file.rows }) : file;
  }
  const refuses = [
    'csrf',
    'login',
    'revoked',
    'not-found',
    'encoded-body',
    'too-large',
    'not-place-file',
    'bad-school-file',
  ] as const;

  const look = describe({
    summary: 'Reads places, people and plans from .xlsx, all or nothing; keeps nothing',
    takesFile: [xlsxType],
    gives: SchoolRead,
    refuses,
  });
  app.post('/api/school-file/read', look, guard, async (c) => {
    const file = await readBody(c);
    if (file instanceof Response) return file;
    const { basis, people } = file;
    const { school } = c.get('signedIn');
    const before = (await store.documents.read(school.id, 'responsibility', school.id)) ?? nobodyYet;
    const known = new Set(before.departments.map(({ id }) => id));
    const departments = (people?.responsibility?.departments ?? []).filter(({ id }) => !known.has(id));
    const answer: SchoolRead = {
      protocol,
      basis,
      sheets: countsOf(file),
      departments: departments.map(({ name }) => name),
    };
    return c.json(answer, 200, noStore);
  });

  const keep = describe({
    summary: 'Keeps places, people and plans from .xlsx, all or nothing; `basis` as reading it told',
    takesFile: [xlsxType],
    gives: SchoolFileKept,
    query: ['basis'],
    refuses: [...refuses, 'bad-query', 'conflict', 'username-taken'],
  });
  app.post('/api/school-file/kept', keep, guard, async (c) => {
    const { person, school } = mustKeep(c);
    const { basis } = readQuery(c, Basis);
    const file = await readBody(c);
    if (file instanceof Response) return file;
    if (file.basis !== basis) throw new Refusal('conflict');
    const at = now();
    const accounts = file.people?.added ?? [];
    const { kept: invites, told, facts: invited } = await makeInvites(parts, accounts, person.id, at);
    const facts = factsOf(file, school.id, invited);
    const make = (first: number) => makeEntries(facts, person.id, store.device, first, at);
    const kept = { make, accounts, invites, cards: file.people?.cards ?? [] };
    await store.people.keepSchool(school.id, person, basis, kept, at);
    const counts = Object.values(countsOf(file));
    const changed = counts.reduce((sum, sheet) => sum + (sheet ? sheet.added + sheet.changed : 0), 0);
    const answer: SchoolFileKept = { protocol, changed, invites: told };
    return c.json(answer, 200, noStore);
  });
}

function countsOf({ places, people, plans }: SchoolFile): SchoolRead['sheets'] {
  const sheet = (added: number, changed: number, same: number, names: readonly string[]): SheetRead => ({
    added,
    changed,
    same,
    names: names.slice(0, listed),
  });
  const touched =
    people && new Set([...people.changed.map(({ id }) => id), ...people.cards.map((one) => one.personId)]);
  const isNew = new Set(people?.added.map(({ id }) => id));
  const changedPeople = people?.people.filter(({ id }) => touched?.has(id) && !isNew.has(id)) ?? [];
  return {
    places:
      places && sheet(places.added, places.places.length - places.added, places.same, places.places.map(placeName)),
    people:
      people &&
      sheet(people.added.length, changedPeople.length, people.same, [
        ...people.added.map(({ name }) => name),
        ...changedPeople.map(({ name }) => name),
      ]),
    plans:
      plans &&
      sheet(plans.added.length, plans.changed.length, plans.same, [
        ...plans.added.map(({ name }) => name),
        ...plans.changed.map(({ name }) => name),
      ]),
  };
}
