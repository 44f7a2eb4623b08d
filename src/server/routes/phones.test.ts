import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  answer,
  dorm3,
  entry,
  id,
  inspection,
  li,
  photo,
  sha256,
  sun,
  wang,
  withAnswers,
  yucai,
} from '../../../tests/cast.ts';
import type { Person } from '../../domain/person.ts';
import type { Announced } from '../../domain/protocol.ts';
import type { PhoneRow, Phones } from '../../domain/reports.ts';
import { makeEntries } from '../entries.ts';
import { openSchool, type School } from '../school.contract.ts';

const phone = id(950);
const hourMs = 3_600_000;

const item = (n: number, over: Partial<Announced> = {}): Announced => ({
  id: id(700 + n),
  kind: 'inspection-submitted',
  subject: id(600 + n),
  opSeq: n,
  at: 0,
  photos: 2,
  bytes: 4000,
  hash: sha256(`entry ${n}`),
  ...over,
});

async function announce(school: School, who: Person, items: Announced[], over: object = {}): Promise<Response> {
  return school.ask(who, 'POST', '/api/announce', { protocol: 'patrol/1', device: phone, items, ...over });
}

const rows = async (school: School, who = sun): Promise<PhoneRow[]> =>
  (await school.json<Phones>(who, 'GET', '/api/phones')).rows;

test('the file of a group has the phones that the screen shows of it, and no others', async () => {
  const school = await openSchool();
  await announce(school, wang, [item(1)]);
  await announce(school, li, [], { device: id(951) });
  const names = async (query = '') => {
    const answer = await school.ask(sun, 'GET', `/api/phones/file?as=csv${query}`);
    expect(answer.status).toBe(200);
    return (await answer.text())
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
  };
  const heard = school.clock.ms;
  for (const [hours, unsent, unheard] of [
    [0, [], [wang.name]],
    [25, [wang.name], [wang.name]],
    [49, [wang.name], [wang.name, li.name]],
  ] as const) {
    school.clock.ms = heard + hours * hourMs;
    expect.soft(await names('&show=unsent'), `after ${hours} h`).toEqual(unsent);
    expect.soft(await names('&show=unheard'), `after ${hours} h`).toEqual(unheard);
    expect(await names()).toEqual(expect.arrayContaining([wang.name, li.name]));
  }
  expect((await school.ask(sun, 'GET', '/api/phones/file?show=none')).status).toBe(400);
});

test('which version of the app a phone hands in with is told beside that of the school', async () => {
  const school = await openSchool();
  await announce(school, wang, []);
  const build = async () => {
    const { rows, version } = await school.json<Phones>(sun, 'GET', '/api/phones');
    return [rows[0]?.build, version];
  };
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(await build()).toEqual([null, version]);
  const one = entry('inspection-submitted', inspection(), { id: id(830), subject: id(831), device: phone });
  const push = (said: string) =>
    school.ask(wang, 'POST', '/api/ledger', { protocol: 'patrol/1', device: phone, build: said, entries: [one] });
  for (const said of ['0.0.1', '0.0.1', version]) {
    await push(said);
    expect(await build()).toEqual([said, version]);
  }
});

test('how far each clock is off is what its last entry knew', async () => {
  const school = await openSchool();
  const at = (serverOffsetMs: number | null) => ({ ...entry('inspection-submitted', inspection()).at, serverOffsetMs });
  const write = (n: number, offset: number | null) =>
    entry('inspection-submitted', inspection(), {
      id: id(800 + n),
      subject: id(820 + n),
      device: phone,
      opSeq: n,
      at: at(offset),
    });
  await announce(school, wang, []);
  await school.push(wang, write(1, 0), write(2, hourMs));
  expect(await rows(school)).toMatchObject([{ clockOffsetMs: hourMs }]);
  await school.push(wang, write(3, null));
  expect(await rows(school)).toMatchObject([{ clockOffsetMs: null }]);
});

test('what was announced is owed until it is there, with its photos', async () => {
  const school = await openSchool();
  const picture = Buffer.from('ffd8ffe000104a46494600', 'hex');
  const submitted = entry(
    'inspection-submitted',
    inspection({
      answers: withAnswers(answer('Z1-09', 'taken', { photos: [sha256(picture)] })),
      photos: [{ ...photo('Z1-09', sha256(picture)), bytes: picture.length }],
    }),
    { device: phone, opSeq: 1 },
  );
  expect((await announce(school, wang, [item(1, { id: submitted.id, photos: 1 }), item(2)])).status).toBe(200);
  expect((await announce(school, wang, [item(2)])).status).toBe(200);
  expect(await rows(school)).toMatchObject([
    {
      personName: '王秀兰',
      device: phone,
      owed: { entries: 2, photos: 3, since: school.clock.ms },
      gaps: 0,
      lost: null,
    },
  ]);
  school.clock.ms += hourMs;
  expect((await school.push(wang, submitted))[0]?.verdict).toBe('accepted');
  expect((await rows(school))[0]?.owed).toEqual({ entries: 1, photos: 3, since: school.clock.ms - hourMs });
});

test('what the rules turned away is not owed, and a number nobody knows of is a gap', async () => {
  const school = await openSchool();
  await school.deliveryToken(wang, phone);
  const poor = entry('inspection-submitted', inspection({ answers: [] }), { device: phone, opSeq: 1 });
  await announce(school, wang, [item(1, { id: poor.id })]);
  expect((await school.push(wang, poor))[0]?.verdict).toBe('refused');
  expect((await rows(school))[0]).toMatchObject({ owed: { entries: 0 }, gaps: 0 });
  const third = entry('inspection-submitted', inspection(), { device: phone, opSeq: 3, subject: id(777) });
  await school.push(wang, third);
  expect((await rows(school))[0]).toMatchObject({ gaps: 1 });
});

test('only managers hear of phones, each of the people they answer for', async () => {
  const school = await openSchool();
  const chief: Person = { ...sun, id: id(21), username: 'chief', role: 'duty_leader', scope: [dorm3.id] };
  const elsewhere: Person = { ...chief, id: id(22), username: 'elsewhere', scope: [id(4)] };
  const secret = await school.parts.passwords.keep('a long password');
  for (const person of [chief, elsewhere]) {
    const make = (first: number) =>
      makeEntries(
        [{ kind: 'person-added', schema: 1, subject: person.id, body: person }],
        sun.id,
        school.parts.store.device,
        first,
        0,
      );
    await school.parts.store.people.add(yucai.id, sun, person, make, secret, 0);
  }
  await announce(school, wang, [item(1)]);
  await announce(school, li, [item(2)]);
  expect((await rows(school)).map(({ personId }) => personId).sort()).toEqual([wang.id, li.id].sort());
  expect((await rows(school, chief)).map(({ personId }) => personId)).toEqual([wang.id]);
  expect(await rows(school, elsewhere)).toEqual([]);
  expect((await school.ask(wang, 'GET', '/api/phones')).status).toBe(404);
  for (const who of [elsewhere, wang]) {
    const settled = await school.ask(who, 'POST', `/api/phones/${wang.id}/${phone}/settled`);
    expect(settled.status).toBe(404);
  }
});

test('worst first: wiped, late, owing, silent', async () => {
  const school = await openSchool();
  const at = async (device: string, who: Person, items: Announced[], over = {}) =>
    announce(school, who, items, { device, ...over });
  await at(id(901), wang, [item(1)]);
  await at(id(902), wang, [item(2)]);
  await at(id(903), li, []);
  school.clock.ms += 49 * hourMs;
  await at(id(904), wang, [item(4)], { lost: { device: id(902), things: 3, at: 7 } });
  expect((await rows(school)).map(({ device }) => device)).toEqual([id(902), id(901), id(904), id(903)]);
  expect((await rows(school))[0]?.lost).toEqual({ things: 3, at: school.clock.ms });
});

test('what a manager has settled is not asked for any more, and what comes after is', async () => {
  const school = await openSchool();
  await announce(school, wang, [item(1)], { lost: { device: phone, things: 1, at: 7 } });
  const settled = await school.ask(sun, 'POST', `/api/phones/${wang.id}/${phone}/settled`);
  expect(settled.status).toBe(204);
  expect(await rows(school)).toEqual([]);
  school.clock.ms += 1;
  await announce(school, wang, [item(2)]);
  expect((await rows(school))[0]).toMatchObject({ owed: { entries: 1 }, lost: null });
  expect((await school.ask(sun, 'POST', `/api/phones/${wang.id}/${id(1)}/settled`)).status).toBe(404);
});

test('a phone announces for itself, and in pieces of a hundred', async () => {
  const school = await openSchool();
  const token = await school.deliveryToken(wang, phone);
  const message = { protocol: 'patrol/1', device: id(1), items: [item(1)] };
  const said = await school.ask(null, 'POST', '/api/announce', message, { authorization: `Patrol-Device ${token}` });
  expect(said.status).toBe(200);
  expect((await rows(school)).map(({ device }) => device)).toEqual([phone]);
  const many = Array.from({ length: 101 }, (_, n) => item(n + 1));
  expect((await announce(school, wang, many)).status).toBe(400);
});

test('an old phone that owes nothing is forgotten after a month', async () => {
  const school = await openSchool();
  await announce(school, wang, []);
  school.clock.ms += 29 * 24 * hourMs;
  expect(await rows(school)).toHaveLength(1);
  school.clock.ms += 2 * 24 * hourMs;
  expect((await rows(school)).filter(({ personId }) => personId === wang.id)).toEqual([]);
});
