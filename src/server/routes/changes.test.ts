import { expect, test } from 'vitest';
import {
  admin,
  answer,
  canteen,
  checklist,
  entry,
  floor2,
  id,
  inspection,
  li,
  sha256,
  sun,
  wang,
  withAnswers,
  yucai,
} from '../../../tests/cast.ts';
import type { Changes } from '../../domain/protocol.ts';
import { templateId } from '../../domain/template.ts';
import { makeEntries } from '../entries.ts';
import { openSchool, type School } from '../school.contract.ts';

const dayMs = 86_400_000;
const pull = (school: School, who: typeof wang, after = '') =>
  school.json<Changes>(who, 'GET', `/api/changes?after=${encodeURIComponent(after)}`);
const refused = async (school: School, who: typeof wang, query: string) => {
  const response = await school.ask(who, 'GET', `/api/changes${query}`);
  return ((await response.json()) as { code: string }).code;
};
const submit = (n = 500, over: Parameters<typeof inspection>[0] = {}) =>
  entry('inspection-submitted', inspection(over), { subject: id(n) });
const failing = withAnswers(answer('Z1-01', 'fail', { photos: [sha256('the door')] }));

test('the first pull is everything this person may see, the next only what changed', async () => {
  const school = await openSchool();
  await school.push(wang, submit(500, { answers: failing }));
  const first = await pull(school, wang);
  expect(first).toMatchObject({ protocol: 'patrol/1', epoch: school.parts.store.epoch, gone: [], more: false });
  expect(first.documents.map(({ type }) => type).sort()).toEqual([
    'hazard',
    'inspection',
    'person',
    'place',
    'place',
    'place',
    'school',
    'template',
  ]);
  expect(first.documents.find(({ type }) => type === 'template')).toMatchObject({
    id: templateId(checklist),
    body: checklist,
  });
  expect((await pull(school, wang, first.cursor)).documents).toEqual([]);
  await school.push(wang, submit(501));
  const next = await pull(school, wang, first.cursor);
  expect(next.documents.map(({ type, id: documentId }) => [type, documentId])).toEqual([['inspection', id(501)]]);
});

test('T4 of people the pull shows oneself; managers, who look for records by person, get all', async () => {
  const school = await openSchool();
  const peopleOf = async (who: typeof wang) =>
    (await pull(school, who)).documents.filter(({ type }) => type === 'person').map((one) => one.id);
  expect(await peopleOf(wang)).toEqual([wang.id]);
  expect(await peopleOf(admin)).toEqual([admin.id]);
  expect((await peopleOf(sun)).sort()).toEqual([wang.id, li.id, sun.id, admin.id].sort());
});

test('another person’s inspection, and any secret, never comes', async () => {
  const school = await openSchool();
  await school.push(wang, submit(500, { answers: failing }));
  for (const who of [li, sun]) {
    const { documents } = await pull(school, who);
    expect(documents.filter(({ type }) => type === 'inspection')).toEqual([]);
    expect(JSON.stringify(documents)).not.toMatch(/argon2|tokenHash|secret/);
  }
});

const submittedBy = (who: typeof wang) =>
  entry('inspection-submitted', inspection({ answers: failing }), { subject: id(500), by: who.id });
const openIn = async (school: School, who: typeof wang, after?: string) =>
  (await pull(school, who, after)).documents.flatMap(({ type, id: name }) => (type === 'hazard' ? [name] : []));

test('what is open comes to whoever walks there, however old, and to nobody else', async () => {
  const school = await openSchool();
  const canteenKeeper = await school.join({ name: '赵敏', username: 'zhao', role: 'sampler', scope: [canteen.id] });
  await school.push(li, submittedBy(li));
  for (const days of [13, 13, 13]) {
    school.clock.ms += days * dayMs;
    for (const who of [wang, li, sun, admin, canteenKeeper]) await school.ask(who, 'GET', '/api/session');
  }
  const hazard = `${id(500)}.Z1-01`;
  for (const who of [wang, li, sun]) expect(await openIn(school, who)).toEqual([hazard]);
  for (const who of [admin, canteenKeeper]) expect(await openIn(school, who)).toEqual([]);
});

test('a hazard that is open no more is named as gone to those it was shown to, once', async () => {
  const school = await openSchool();
  await school.push(li, submittedBy(li));
  const { cursor } = await pull(school, wang);
  await school.push(li, entry('inspection-withdrawn', { reason: '' }, { subject: id(500), by: li.id }));
  const next = await pull(school, wang, cursor);
  expect([next.documents, next.gone]).toEqual([[], [{ type: 'hazard', id: `${id(500)}.Z1-01` }]]);
  expect((await pull(school, wang, next.cursor)).gone).toEqual([]);
  expect(await openIn(school, li)).toEqual([`${id(500)}.Z1-01`]);
});

test('a sighting comes to everybody who walks there, and the school still has one hazard', async () => {
  const school = await openSchool();
  await school.push(li, submittedBy(li));
  const { cursor } = await pull(school, li);
  const hazard = `${id(500)}.Z1-01`;
  const body = { placeId: floor2.id, inspectionId: id(501), seen: 'worse' as const, note: '', photos: [] };
  await school.push(wang, entry('hazard-seen', body, { subject: hazard }));
  await school.push(
    wang,
    entry(
      'inspection-submitted',
      inspection({ answers: withAnswers(answer('Z1-01', 'fail', { photos: [sha256('the door')], known: hazard })) }),
      { subject: id(501), schema: 3 },
    ),
  );
  const { documents } = await pull(school, li, cursor);
  expect(documents).toMatchObject([
    { type: 'hazard', id: hazard, body: { sightings: [{ seen: 'worse', byName: wang.name }] } },
  ]);
  const { rows } = await school.json<{ rows: unknown[] }>(sun, 'GET', '/api/hazards');
  expect(rows).toHaveLength(1);
});

test('43 a forged cursor and another person’s are refused', async () => {
  const school = await openSchool();
  const { cursor } = await pull(school, wang);
  const [text = '', signature = ''] = cursor.split('.');
  const other = JSON.parse(Buffer.from(text, 'base64url').toString()) as { seq: number };
  const forged = Buffer.from(JSON.stringify({ ...other, seq: 0 })).toString('base64url');
  expect(await refused(school, wang, `?after=${forged}.${signature}`)).toBe('bad-cursor');
  expect(await refused(school, wang, '?after=41')).toBe('bad-cursor');
  expect(await refused(school, li, `?after=${cursor}`)).toBe('bad-cursor');
});

test('44 a cursor of years ago is told everything that went since: what is gone is worked out, and nothing of it is forgotten', async () => {
  const school = await openSchool();
  const { store } = school.parts;
  await school.push(wang, submit(500, { answers: failing }));
  await school.push(
    li,
    entry('inspection-submitted', inspection({ answers: failing }), { subject: id(501), by: li.id }),
  );
  const { cursor, documents } = await pull(school, wang);
  expect(documents.filter(({ type }) => type === 'hazard')).toHaveLength(2);
  await school.push(li, entry('inspection-withdrawn', { reason: '' }, { subject: id(501), by: li.id }));
  await school.push(wang, entry('inspection-withdrawn', { reason: '' }, { subject: id(500) }));
  school.clock.ms += 3 * 365 * dayMs;
  await store.ledger.rebuild(yucai.id);
  school.useCookie(wang, await school.signIn(wang));
  const { gone, documents: after } = await pull(school, wang, cursor);
  expect(gone.map(({ type, id: name }) => `${type} ${name}`).sort()).toEqual([
    `hazard ${id(500)}.Z1-01`,
    `hazard ${id(501)}.Z1-01`,
    `inspection ${id(500)}`,
  ]);
  expect(after).toEqual([]);
});

test('43 a cursor of another life of the database says that the epoch changed', async () => {
  const school = await openSchool();
  const { cursor } = await pull(school, wang);
  await school.parts.store.renewEpoch(0);
  expect(await refused(school, wang, `?after=${cursor}`)).toBe('epoch-changed');
});

test('C6 an anchor nobody signed does not begin a new epoch, whatever it says', async () => {
  const school = await openSchool();
  const { store } = school.parts;
  const { epoch } = store;
  const { anchor = '' } = await pull(school, wang);
  const forged = anchor.replace(/ \d+ /, ' 7000 ');
  await school.json(wang, 'GET', `/api/changes?anchor=${encodeURIComponent(forged)}`);
  expect(store.epoch).toBe(epoch);
  expect(await refused(school, wang, `?anchor=${anchor.slice(0, -1)}`)).toBe('bad-query');
});

test('45 a repeated or unknown parameter is refused', async () => {
  const school = await openSchool();
  expect(await refused(school, wang, '?after=a&after=b')).toBe('bad-query');
  expect(await refused(school, wang, '?since=3')).toBe('bad-query');
});

test('when a person’s places change, the download starts again, so that what is not theirs any more goes', async () => {
  const school = await openSchool();
  const { cursor } = await pull(school, wang);
  const { store } = school.parts;
  const moved = { ...wang, scope: [] };
  const fact = { kind: 'person-added' as const, schema: 1 as const, subject: wang.id, body: moved };
  await store.people.add(
    yucai.id,
    sun,
    { ...moved, id: id(97), username: 'moved' },
    (n) => makeEntries([fact], sun.id, store.device, n, school.clock.ms),
    '',
    school.clock.ms,
  );
  expect(await refused(school, wang, `?after=${encodeURIComponent(cursor)}`)).toBe('resync');
  const again = await pull(school, wang);
  expect((await pull(school, wang, again.cursor)).documents).toEqual([]);
});

test('records that left because the server’s clock ran ahead are offered again once it is right', async () => {
  const school = await openSchool();
  await school.push(wang, submit(500));
  const first = await pull(school, wang);
  for (const days of [13, 13, 13]) {
    school.clock.ms += days * dayMs;
    await school.ask(wang, 'GET', '/api/session');
  }
  const ahead = await pull(school, wang, first.cursor);
  expect(ahead.gone).toEqual([{ type: 'inspection', id: id(500) }]);
  school.clock.ms -= 39 * dayMs;
  const right = await pull(school, wang, ahead.cursor);
  expect(right.documents.filter(({ type }) => type === 'inspection').map((one) => one.id)).toEqual([id(500)]);
  expect((await pull(school, wang, right.cursor)).documents).toEqual([]);
});

test('own records leave after thirty days by the server’s clock, named as gone once', async () => {
  const school = await openSchool();
  await school.push(wang, submit(500, { answers: failing }));
  const first = await pull(school, wang);
  school.clock.ms += 10 * dayMs;
  await school.push(wang, submit(501));
  const second = await pull(school, wang, first.cursor);
  expect(second.gone).toEqual([]);
  for (const days of [10, 11]) {
    await pull(school, wang, second.cursor);
    school.clock.ms += days * dayMs;
  }
  const third = await pull(school, wang, second.cursor);
  // What is open stays.
  expect(third.gone).toEqual([{ type: 'inspection', id: id(500) }]);
  expect((await pull(school, wang, third.cursor)).gone).toEqual([]);
  const fresh = await pull(school, wang);
  expect(fresh.documents.filter(({ type }) => type === 'inspection').map((one) => one.id)).toEqual([id(501)]);
  expect(fresh.gone).toEqual([]);
});

test('G20 the first download of a school with 60 points and 30 checklists is small and comes in two pages at most', async () => {
  const school = await openSchool();
  const { store } = school.parts;
  const points = Array.from({ length: 60 }, (_, n) => ({
    id: id(3000 + n),
    kind: 'point' as const,
    name: `点位${n}`,
    ancestors: [],
  }));
  const facts = points.map((body) => ({ kind: 'place-added' as const, schema: 1 as const, subject: body.id, body }));
  await store.people.add(
    yucai.id,
    sun,
    { ...wang, id: id(96), username: 'x' },
    (n) => makeEntries(facts, sun.id, store.device, n, 1),
    '',
    school.clock.ms,
  );
  const page = await school.ask(wang, 'GET', '/api/changes', undefined, { 'accept-encoding': 'gzip' });
  expect(page.headers.get('content-encoding')).toBe('gzip');
  expect((await page.arrayBuffer()).byteLength).toBeLessThan(150_000);
});
