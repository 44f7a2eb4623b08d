import { expect, test } from 'vitest';
import {
  admin,
  answer,
  canteen,
  checklist,
  dorm3,
  entry,
  floor2,
  id,
  inspection,
  li,
  sha256,
  sun,
  tonight,
  wang,
  withAnswers,
  yucai,
} from '../../../tests/cast.ts';
import type { HazardRows } from '../../domain/hazard-reports.ts';
import type { Inspections, InspectionView } from '../../domain/reports.ts';
import { openSchool, type School } from '../school.contract.ts';
import { makeEntries } from '../entries.ts';

const failing = withAnswers(answer('Z1-01', 'fail', { photos: [sha256('the door')], reasons: [0], note: '上锁' }));
const submit = (n: number, over: Parameters<typeof inspection>[0] = {}, by = wang.id) =>
  entry('inspection-submitted', inspection(over), { subject: id(n), by });

async function busySchool(): Promise<School> {
  const school = await openSchool();
  await school.push(wang, submit(500), submit(501, { answers: failing }));
  await school.push(li, submit(502, { placeId: canteen.id }, li.id));
  return school;
}
const status = async (school: School, who: typeof wang | null, path: string) =>
  (await school.ask(who, 'GET', path)).status;

test('a manager sees the rows of the day with their tallies, photos and totals', async () => {
  const school = await busySchool();
  const answered = await school.json<Inspections>(sun, 'GET', '/api/inspections?day=2026-11-22');
  expect(answered).toMatchObject({
    totals: { received: 3, abnormal: 1, photosMissing: 3 },
    next: null,
    asOf: school.clock.ms,
  });
  expect(answered.rows.find((row) => row.id === id(501))).toEqual({
    id: id(501),
    placeName: '3号宿舍楼 2层',
    templateCode: 'Z1',
    templateName: checklist.name,
    by: wang.id,
    byName: wang.name,
    day: '2026-11-22',
    submittedAt: tonight,
    receivedAt: school.clock.ms,
    tally: { normal: 9, abnormal: 1, notApplicable: 0, open: 1, bulk: 0 },
    photos: { have: 0, total: 1 },
    state: 'submitted',
    clockOff: false,
    late: false,
    worst: 'G',
    signBy: school.clock.ms + 24 * 3_600_000,
    score: null,
  });
});

test('each total is the length of the list it opens, also after one was taken back', async () => {
  const school = await busySchool();
  await school.push(wang, entry('inspection-withdrawn', { reason: '选错楼层' }, { subject: id(501) }));
  const list = (query: string) => school.json<Inspections>(sun, 'GET', `/api/inspections?day=2026-11-22${query}`);
  const { totals, rows } = await list('');
  expect(totals).toEqual({ received: 2, abnormal: 0, photosMissing: 2, photosOnWay: 2, withdrawn: 1 });
  expect(rows).toHaveLength(totals.received);
  expect((await list('&result=abnormal')).rows).toHaveLength(totals.abnormal);
  expect((await list('&photos=missing')).rows).toHaveLength(totals.photosMissing);
  expect((await list('&state=withdrawn')).rows.map((row) => row.id)).toEqual([id(501)]);
});

test('yesterday is counted up to this time of the day', async () => {
  const school = await busySchool();
  const soFar = async () =>
    (await school.json<Inspections>(sun, 'GET', '/api/inspections?day=2026-11-22&until=now')).totals.received;
  school.clock.ms = tonight + 86_400_000 - 1;
  expect(await soFar()).toBe(0);
  school.clock.ms += 1;
  expect(await soFar()).toBe(3);
});

test('an item opens the inspections in which it was abnormal, and asks for its checklist', async () => {
  const school = await busySchool();
  const list = (query: string) => school.json<Inspections>(sun, 'GET', `/api/inspections?${query}`);
  expect((await list('template=Z1&item=Z1-01')).rows.map((row) => row.id)).toEqual([id(501)]);
  expect(await status(school, sun, '/api/inspections?item=Z1-01')).toBe(400);
});

test('what was finished on another day is marked in the list', async () => {
  const school = await openSchool();
  const body = inspection({ late: { reason: '昨晚手机没电' } });
  await school.push(wang, entry('inspection-submitted', body, { subject: id(503), schema: 2 }));
  const { rows } = await school.json<Inspections>(sun, 'GET', '/api/inspections');
  expect(rows.map(({ late }) => late)).toEqual([true]);
});

test.each([
  [`place=${dorm3.id}`, 2],
  [`place=${floor2.id}&result=abnormal`, 1],
  ['result=normal', 2],
  [`by=${li.id}`, 1],
  ['from=2026-11-23', 0],
  ['to=2026-11-22&template=Z1&photos=missing', 3],
  ['limit=1', 1],
  ['limit=1000000000', 3],
])('the filter %s finds %d', async (query, found) => {
  const school = await busySchool();
  expect((await school.json<Inspections>(sun, 'GET', `/api/inspections?${query}`)).rows).toHaveLength(found);
});

test.each([
  'limit=-1',
  'limit=0',
  'limit=1&limit=2',
  'day=2026-13-45',
  'place=x',
  "by=' OR 1=1",
  'result=all',
  'before=zzz',
  'unknown=1',
  'template=%25',
])('45 the filter %s is refused', async (query) => {
  const school = await openSchool();
  expect(await status(school, sun, `/api/inspections?${query}`)).toBe(400);
});

test('pages follow one another by the cursor of the answer', async () => {
  const school = await busySchool();
  const ids: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: Inspections = await school.json(sun, 'GET', `/api/inspections?limit=2${next && `&before=${next}`}`);
    ids.push(...page.rows.map((row) => row.id));
    next = page.next;
  }
  expect(ids.sort()).toEqual([id(500), id(501), id(502)]);
});

test('T1 T36 lists are for managers: neither staff nor the system admin get them', async () => {
  const school = await busySchool();
  for (const who of [wang, li, admin]) expect(await status(school, who, '/api/inspections')).toBe(404);
  expect(await status(school, null, '/api/inspections')).toBe(401);
});

test('T1 one record is for its author and managers; absent and forbidden answer alike', async () => {
  const school = await busySchool();
  expect(await status(school, wang, `/api/inspections/${id(500)}`)).toBe(200);
  expect(await status(school, sun, `/api/inspections/${id(500)}`)).toBe(200);
  for (const who of [li, admin]) {
    const [forbidden, absent] = [
      await school.ask(who, 'GET', `/api/inspections/${id(500)}`),
      await school.ask(who, 'GET', `/api/inspections/${id(599)}`),
    ];
    expect(forbidden.status).toBe(404);
    const plain = async (response: Response) => ({ ...((await response.json()) as object), requestId: '' });
    expect(await plain(forbidden)).toEqual(await plain(absent));
  }
});

test('a manager of one building sees that building only', async () => {
  const school = await busySchool();
  const { store } = school.parts;
  const local = { ...sun, id: id(95), username: 'local', scope: [canteen.id] };
  const fact = { kind: 'person-added' as const, schema: 1 as const, subject: local.id, body: local };
  const secret = (await store.people.credential(yucai.id, 'sun'))?.secret ?? '';
  await store.people.add(
    yucai.id,
    sun,
    local,
    (n) => makeEntries([fact], sun.id, store.device, n, tonight),
    secret,
    tonight,
  );
  const { rows, totals } = await school.json<Inspections>(local, 'GET', '/api/inspections');
  expect(rows.map((row) => row.id)).toEqual([id(502)]);
  expect(totals.received).toBe(1);
  expect((await school.json<HazardRows>(local, 'GET', '/api/hazards')).rows).toEqual([]);
  expect(await status(school, local, `/api/inspections/${id(501)}`)).toBe(404);
});

test('one record comes whole, with where it came from', async () => {
  const school = await busySchool();
  const first = submit(503, { answers: failing });
  await school.push(wang, first);
  school.clock.ms += 60_000;
  const corrected = entry(
    'inspection-submitted',
    inspection({ answers: failing, activeMs: 1, correction: { reason: '看漏了' } }),
    {
      subject: id(503),
      supersedes: first.id,
    },
  );
  const [verdict] = await school.push(wang, corrected);
  const view = await school.json<InspectionView>(sun, 'GET', `/api/inspections/${id(503)}`);
  expect(view).toMatchObject({
    record: { id: id(503), entries: [first.id, corrected.id], by: wang.id, state: 'submitted' },
    template: checklist,
    place: floor2,
    photos: [{ sha256: sha256('the door'), have: false }],
    hazards: [{ itemId: 'Z1-01', state: 'reported', note: '上锁' }],
    provenance: {
      receivedAt: school.clock.ms,
      device: corrected.device,
      opSeq: corrected.opSeq,
      entryHash: corrected.hash,
      receiptId: verdict && 'receipt' in verdict ? verdict.receipt.receiptId : '',
      clock: corrected.at,
    },
    submissions: [
      { entryId: first.id, kind: 'inspection-submitted', receivedAt: school.clock.ms - 60_000 },
      { entryId: corrected.id, kind: 'inspection-submitted', receivedAt: school.clock.ms, reason: '看漏了' },
    ],
  });
});

test('70 a record that still arrives says so in the list, in its count and in the file', async () => {
  const school = await busySchool();
  const path = '/api/inspections?day=2026-11-22&template=Z1';
  const { rows, totals } = await school.json<Inspections>(sun, 'GET', path);
  expect(rows.map(({ photos }) => photos)).toContainEqual({ have: 0, total: 1 });
  expect(totals).toMatchObject({ photosMissing: 3, photosOnWay: 3 });
  const file = await (await school.ask(sun, 'GET', '/api/inspections/file?day=2026-11-22&as=csv')).text();
  const [head = '', ...lines] = file.trim().split('\r\n');
  const at = head.split(',').indexOf('照片已到');
  expect(head.split(',')[at + 1]).toBe('照片应有');
  expect(lines.map((line) => line.split(',').slice(at, at + 2))).toEqual(lines.map(() => ['0', '1']));
});

test('a withdrawn record still tells where its submission came from', async () => {
  const school = await busySchool();
  const [row] = (await school.json<Inspections>(sun, 'GET', '/api/inspections?result=abnormal')).rows;
  await school.push(wang, entry('inspection-withdrawn', { reason: '' }, { subject: row?.id ?? '' }));
  const view = await school.json<InspectionView>(sun, 'GET', `/api/inspections/${row?.id}`);
  expect(view.record.state).toBe('withdrawn');
  expect(view.submissions.map(({ kind }) => kind)).toEqual(['inspection-submitted', 'inspection-withdrawn']);
  expect(view.provenance.entryHash).toMatch(/^[0-9a-f]{64}$/);
});

test('hazards: managers see the school’s, everybody else the own ones', async () => {
  const school = await busySchool();
  await school.push(li, submit(504, { placeId: canteen.id, answers: failing }, li.id));
  const seen = async (who: typeof wang, query = '') =>
    (await school.json<HazardRows>(who, 'GET', `/api/hazards${query}`)).rows.map((row) => row.reportedByName).sort();
  expect(await seen(sun)).toEqual([wang.name, li.name].sort());
  expect(await seen(wang)).toEqual([wang.name]);
  expect(await seen(sun, `?place=${dorm3.id}`)).toEqual([wang.name]);
  expect(await seen(sun, '?state=fixed-on-spot')).toEqual([]);
  expect(await seen(sun, '?grade=G&limit=1')).toHaveLength(1);
  expect(await status(school, sun, '/api/hazards?grade=X')).toBe(400);
});
