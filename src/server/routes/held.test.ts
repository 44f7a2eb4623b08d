import { expect, test } from 'vitest';
import {
  admin,
  answer,
  canteen,
  checklist,
  dorm3,
  entry,
  id,
  inspection,
  li,
  sha256,
  sun,
  wang,
  withAnswers,
  yucai,
} from '../../../tests/cast.ts';
import type { Audit } from '../../domain/audit.ts';
import type { Messages } from '../../domain/message.ts';
import type { Changes } from '../../domain/protocol.ts';
import type { SettleHeld } from '../../domain/reports.ts';
import type { Person } from '../../domain/person.ts';
import type { Held } from '../../domain/reports.ts';
import { makeEntries } from '../entries.ts';
import { openSchool, type School } from '../school.contract.ts';

const held = async (school: School, who = sun) => (await school.json<Held>(who, 'GET', '/api/held')).rows;

test('managers see who recorded what is kept aside, when, what it is and why', async () => {
  const school = await openSchool();
  const elsewhere = entry('inspection-submitted', inspection({ placeId: canteen.id }), { subject: id(501) });
  await school.push(wang, elsewhere);
  await school.push(li, entry('inspection-submitted', inspection(), { subject: id(502) }));
  await school.push(wang, entry('place-added', { ...dorm3, id: id(503) }, { subject: id(503) }));
  expect(await held(school)).toMatchObject([
    { kind: 'place-added', byName: '王秀兰', code: 'forbidden', place: null, template: null },
    { byName: '王秀兰', senderName: '李建国', code: 'not-yours' },
    {
      entryId: elsewhere.id,
      byName: '王秀兰',
      senderName: null,
      place: '食堂',
      template: { zh: '夜间巡查' },
      code: 'out-of-scope',
      recordedAt: elsewhere.at.ms,
      receivedAt: school.clock.ms,
    },
  ]);
  const file = await (await school.ask(sun, 'GET', '/api/held/file?as=csv')).text();
  const lines = file.trim().split('\r\n').slice(1);
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain('王秀兰,李建国,');
  expect(lines[2]).toMatch(/^夜间巡查,,食堂,王秀兰,,.*,这个地点不归记录人负责,\d*,\d*,\d*,等人核对,,,$/);
});

test('a manager of some buildings sees what is about them, and nobody else sees anything', async () => {
  const school = await openSchool();
  const chief: Person = { ...sun, id: id(21), username: 'chief', role: 'duty_leader', scope: [dorm3.id] };
  const make = (first: number) =>
    makeEntries(
      [{ kind: 'person-added', schema: 1, subject: chief.id, body: chief }],
      sun.id,
      school.parts.store.device,
      first,
      0,
    );
  const secret = await school.parts.passwords.keep('a long password');
  await school.parts.store.people.add(yucai.id, sun, chief, make, secret, 0);
  await school.push(wang, entry('inspection-submitted', inspection({ placeId: canteen.id }), { subject: id(501) }));
  await school.push(admin, entry('inspection-submitted', inspection(), { subject: id(504), by: admin.id }));
  expect((await held(school, chief)).map(({ byName }) => byName)).toEqual([admin.name]);
  expect(await held(school)).toHaveLength(2);
  for (const who of [wang, admin]) expect((await school.ask(who, 'GET', '/api/held')).status).toBe(404);
});

const settle = async (school: School, receipt: string, said: Partial<SettleHeld>, who = sun) => {
  const body = { outcome: 'released', reason: '', ...said };
  const response = await school.ask(who, 'POST', `/api/held/${receipt}/settled`, body);
  return response.status === 204 ? 204 : ((await response.json()) as { code: string }).code;
};
const firstHeld = async (school: School) => (await held(school))[0]!;
const pulled = async (school: School, who: Person, type: string) =>
  (await school.json<Changes>(who, 'GET', '/api/changes')).documents.filter((one) => one.type === type);
const faulty = inspection({
  placeId: canteen.id,
  answers: withAnswers(answer('Z1-01', 'fail', { photos: [sha256('the door')] })),
});
const inCanteen = (n = 501) => entry('inspection-submitted', faulty, { subject: id(n) });

test('what a manager releases counts as it was sent, and its sender is told; documents rebuilt are the same', async () => {
  const school = await openSchool();
  const { ledger } = school.parts.store;
  const record = inCanteen();
  await school.push(wang, record);
  expect(await pulled(school, wang, 'inspection')).toEqual([]);
  const row = await firstHeld(school);
  expect(row).toMatchObject({ maySettle: true, settled: null, found: { answers: 10, faults: 1, photos: 1 } });
  school.clock.ms += 60_000;
  expect(await settle(school, row.id, { reason: '临时代班' })).toBe(204);

  const counted = await school.json<{ rows: { id: string; by: string; receivedAt: number }[] }>(
    sun,
    'GET',
    '/api/inspections',
  );
  expect(counted.rows).toMatchObject([{ id: record.subject, by: wang.id, receivedAt: row.receivedAt }]);
  expect(await school.json(sun, 'GET', `/api/inspections/${record.subject}`)).toMatchObject({
    record: { entries: [record.id], inspection: record.body },
  });
  expect(await pulled(school, wang, 'inspection')).toMatchObject([{ id: record.subject }]);
  const told = { outcome: 'released', reason: '临时代班', byName: sun.name, at: school.clock.ms };
  expect(await pulled(school, wang, 'held')).toMatchObject([
    { id: row.id, body: { ...told, entryId: record.id, kind: 'inspection-submitted' } },
  ]);
  expect(await pulled(school, li, 'held')).toEqual([]);
  expect(await firstHeld(school)).toMatchObject({ settled: told, maySettle: false });

  const before = await pulled(school, wang, 'inspection');
  await ledger.rebuild(yucai.id);
  expect(await pulled(school, wang, 'inspection')).toEqual(before);
  expect(await pulled(school, wang, 'held')).toHaveLength(1);
  expect(await ledger.firstBreak(yucai.id)).toBeNull();
});

test('what a manager rejects never counts, says why, and is settled once', async () => {
  const school = await openSchool();
  await school.push(wang, inCanteen());
  const row = await firstHeld(school);
  expect(await settle(school, row.id, { outcome: 'rejected', reason: ' ' })).toBe('reason-required');
  expect(await settle(school, row.id, { outcome: 'rejected', reason: '没有去过食堂' })).toBe(204);
  expect(await settle(school, row.id, {})).toBe('already-settled');
  expect(await pulled(school, wang, 'inspection')).toEqual([]);
  expect(await pulled(school, wang, 'held')).toMatchObject([{ body: { outcome: 'rejected', reason: '没有去过食堂' } }]);
});

test('nothing is released that the rules of today forbid whoever answers for it, and it waits on', async () => {
  const school = await openSchool();
  const newer = inspection({ template: { code: checklist.code, version: 7 } });
  await school.push(wang, entry('inspection-submitted', newer, { subject: id(501) }));
  await school.push(wang, entry('person-added', { ...wang, role: 'principal' }, { subject: wang.id }));
  const [person, record] = await held(school);
  expect(await settle(school, person!.id, {})).toBe('forbidden');
  expect(await settle(school, record!.id, {})).toBe('template-unknown');
  expect((await held(school)).map(({ settled, maySettle }) => [settled, maySettle])).toEqual([
    [null, true],
    [null, true],
  ]);
  expect(await pulled(school, wang, 'held')).toEqual([]);
});

test('what was sent in another’s name is never released, only answered', async () => {
  const school = await openSchool();
  const hers = entry('inspection-submitted', inspection(), { subject: id(502) });
  await school.push(li, hers);
  const row = await firstHeld(school);
  expect(await settle(school, row.id, {})).toBe('not-yours');
  expect(await settle(school, row.id, { outcome: 'rejected', reason: '请本人上传' })).toBe(204);
  expect(await pulled(school, li, 'held')).toHaveLength(1);
  expect(await pulled(school, wang, 'held')).toEqual([]);
  expect((await school.push(wang, hers))[0]?.verdict).toBe('accepted');
});

test('a place that an inspector added counts by the right of the manager who releases it', async () => {
  const school = await openSchool();
  await school.push(wang, entry('place-added', { ...dorm3, id: id(503), name: '新楼' }, { subject: id(503) }));
  const row = await firstHeld(school);
  expect(row).toMatchObject({ about: '新楼', found: null });
  expect(await settle(school, row.id, {})).toBe(204);
  expect((await pulled(school, li, 'place')).map((one) => one.id)).toContain(id(503));
});

test('a correction of what was released is held like the record, and settled after it', async () => {
  const school = await openSchool();
  const record = inCanteen();
  await school.push(wang, record);
  const again = entry(
    'inspection-submitted',
    { ...faulty, correction: { reason: '写错了' } },
    { subject: id(501), supersedes: record.id },
  );
  await school.push(wang, again);
  const [second, first] = await held(school);
  expect(await settle(school, first!.id, {})).toBe(204);
  expect(await settle(school, second!.id, {})).toBe(204);
  expect(await school.json(sun, 'GET', `/api/inspections/${id(501)}`)).toMatchObject({
    record: { entries: [record.id, again.id], inspection: { correction: { reason: '写错了' } } },
  });
  await school.parts.store.ledger.rebuild(yucai.id);
  expect(await school.json(sun, 'GET', `/api/inspections/${id(501)}`)).toMatchObject({
    record: { inspection: { correction: { reason: '写错了' } } },
  });
});

test('nobody settles the own work, nor what others answer for', async () => {
  const school = await openSchool();
  await school.push(sun, entry('inspection-submitted', faulty, { subject: id(501), by: wang.id }));
  const row = await firstHeld(school);
  expect(row.maySettle).toBe(false);
  for (const who of [sun, wang, admin]) expect(await settle(school, row.id, {}, who)).toBe('not-found');
  expect(await settle(school, id(77), {})).toBe('not-found');
});

test('9 of two under one id managers see in what they differ, the office is told once, and it is closed with a reason', async () => {
  const school = await openSchool();
  const record = entry('inspection-submitted', inspection({ placeId: dorm3.id }), { subject: id(501) });
  const other = inspection({ placeId: dorm3.id, answers: withAnswers(answer('Z1-02', 'pass', { note: '补记' })) });
  const second = entry('inspection-submitted', other, { id: record.id, subject: id(501) });
  await school.push(wang, record);
  for (let time = 0; time < 2; time++)
    expect(await school.push(wang, second)).toMatchObject([{ verdict: 'refused', code: 'conflict' }]);
  const rows = await held(school);
  expect(rows).toMatchObject([
    {
      entryId: record.id,
      byName: '王秀兰',
      code: 'same-entry',
      maySettle: true,
      settled: null,
      twice: { isSamePhone: true, first: { found: { answers: 10, faults: 0 } }, parts: [] },
    },
  ]);
  expect(rows[0]!.twice!.items.map(({ zh }) => zh)).toEqual([checklist.items[1]!.text.zh]);
  const told = async (who: Person) =>
    (await school.json<Messages>(who, 'GET', '/api/messages')).rows
      .filter(({ topic }) => topic !== 'signature')
      .map(({ topic, about }) => [topic, about]);
  expect(await told(sun)).toEqual([['same-entry', rows[0]!.id]]);
  const audited = async () => (await school.json<Audit>(sun, 'GET', '/api/audit?group=cases')).rows;
  expect(await audited()).toMatchObject([{ kind: 'same-entry', byName: '王秀兰' }]);

  expect(await settle(school, rows[0]!.id, {})).toBe('conflict');
  expect(await settle(school, rows[0]!.id, { outcome: 'rejected', reason: ' ' })).toBe('reason-required');
  expect(await settle(school, rows[0]!.id, { outcome: 'rejected', reason: '换过手机' }, wang)).toBe('not-found');
  expect(await settle(school, rows[0]!.id, { outcome: 'rejected', reason: '换过手机' })).toBe(204);
  expect(await settle(school, rows[0]!.id, { outcome: 'rejected', reason: '换过手机' })).toBe('already-settled');
  expect(await firstHeld(school)).toMatchObject({
    settled: { reason: '换过手机', byName: sun.name },
    maySettle: false,
  });
  expect(await told(wang)).toEqual([['held-rejected', rows[0]!.id]]);
  expect((await audited()).map(({ facts }) => facts.what)).toEqual(['rejected', undefined]);
  // The first counts as before.
  expect(await pulled(school, wang, 'inspection')).toMatchObject([{ id: id(501) }]);
  expect(await pulled(school, wang, 'held')).toEqual([]);
});

test('9 what is sent under the id of somebody else tells nobody whose it is', async () => {
  const school = await openSchool();
  const hers = entry('inspection-submitted', inspection(), { subject: id(501) });
  await school.push(wang, hers);
  await school.push(li, entry('inspection-submitted', inspection(), { id: hers.id, subject: id(502), by: li.id }));
  expect(await held(school)).toEqual([]);
});
