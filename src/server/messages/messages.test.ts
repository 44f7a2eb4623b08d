import { onTestFinished, expect, test } from 'vitest';
import {
  answer,
  at,
  canteen,
  checklist,
  entry,
  floor2,
  id,
  inspection,
  item,
  li,
  sun,
  wang,
  yucai,
} from '../../../tests/cast.ts';
import { due, plan, route } from '../../../tests/cast-rounds.ts';
import { openReceiver, type Receiver } from '../../../tests/push-receiver.ts';
import type { Messages } from '../../domain/message.ts';
import type { Person } from '../../domain/person.ts';
import type { Held } from '../../domain/reports.ts';
import type { Template } from '../../domain/template.ts';
import { tellEverybody } from '../alerts/tell-everybody.ts';
import { closeRounds } from '../close-rounds.ts';
import { openSchool, type School } from '../school.contract.ts';
import { tell } from './tell.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** 22 November, noon in China. */
const noon = Date.UTC(2026, 10, 22, 4);
const planned = noon + 10 * hourMs;

async function open(): Promise<School> {
  const school = await openSchool({ pushAnywhere: true });
  school.clock.ms = noon;
  return school;
}

async function withNight(): Promise<School> {
  const school = await open();
  await school.push(
    sun,
    entry('route-kept', route(), { subject: route().id, id: id(901), by: sun.id, opSeq: 1 }),
    entry('plan-kept', plan(), { subject: plan().id, id: id(902), by: sun.id, opSeq: 2 }),
  );
  return school;
}

/** What the server does twice a minute. */
async function tick(school: School, ms: number): Promise<void> {
  school.clock.ms = ms;
  await tellEverybody(school.parts, await closeRounds(school.parts, ms), ms);
}

const messages = (school: School, who: Person, query = '') =>
  school.json<Messages>(who, 'GET', `/api/messages${query}`);
const topics = async (school: School, who: Person) => (await messages(school, who)).rows.map(({ topic }) => topic);
const read = (school: School, who: Person, which: unknown) =>
  school.ask(who, 'POST', '/api/messages/read', which).then(({ status }) => status);

/** Something told by hand. */
const say = (school: School, who: readonly Person[], n: number, over: object = {}) =>
  tell(
    school.parts.store,
    yucai.id,
    who.map((one) => one.id),
    { topic: 'major', key: `major ${n}`, about: id(700 + n), facts: { what: `第 ${n} 件` }, ...over },
    school.clock.ms + n,
  );

async function subscribe(school: School, who: Person, path?: string): Promise<Receiver> {
  const receiver = await openReceiver((await messages(school, who)).pushKey, path);
  onTestFinished(receiver.close);
  expect((await school.ask(who, 'POST', '/api/push-subscription', receiver.subscription)).status).toBe(204);
  return receiver;
}

test('who walks a round hears that it should have begun, and with the managers that it was missed, once each', async () => {
  const school = await withNight();
  for (const minutes of [31, 31.5, 37]) await tick(school, planned + minutes * 60_000);
  const walkers = [wang, li];
  for (const walker of walkers) expect(await topics(school, walker)).toEqual(['round-late']);
  expect(await topics(school, sun)).toEqual([]);
  for (const minutes of [1, 2]) await tick(school, planned + 2 * hourMs + minutes * 60_000);
  const { rows } = await messages(school, sun);
  expect(rows).toMatchObject([
    {
      topic: 'round-missed',
      readAt: null,
      facts: { what: '夜间防火巡查', at: planned, count: 2, place: '3号宿舍楼 2层、食堂' },
    },
  ]);
  for (const walker of walkers) expect(await topics(school, walker)).toEqual(['round-missed', 'round-late']);
});

test('where a phone that may still hold a missed round was silent, that is said with it', async () => {
  const school = await withNight();
  school.clock.ms = planned - 20 * 60_000;
  for (const [n, walker] of [wang, li].entries())
    await school.ask(walker, 'POST', '/api/announce', { protocol: 'patrol/1', device: id(960 + n), items: [] });
  await tick(school, planned + 2 * hourMs + 60_000);
  expect((await messages(school, sun)).rows[0]?.facts.why).toMatchObject({
    zh: '该走的人里有 2 人的手机 21:40 后没联网，可能还在手机里',
  });
});

test('whoever heard that a round was missed hears what came in afterwards, and nobody else', async () => {
  const school = await withNight();
  const of = { subject: `${plan().id}.2026-11-22.1320`, by: wang.id };
  const skip = { planId: plan().id, placeId: canteen.id, reason: 'locked', note: '门锁换了' } as const;
  await school.push(
    wang,
    entry('round-started', { due: due({ plannedAt: planned }), from: null }, { ...of, id: id(911), opSeq: 1 }),
    entry('point-skipped', skip, { ...of, id: id(912), opSeq: 2 }),
  );
  await tick(school, planned + 2 * hourMs + 60_000);
  const [missed] = (await messages(school, sun)).rows;
  expect(missed).toMatchObject({
    topic: 'round-missed',
    facts: { count: 2, why: { zh: '食堂: 锁着进不去 门锁换了', en: '食堂: locked 门锁换了' } },
  });
  const late = await school.join({ name: '新主任', username: 'later', role: 'safety_office', scope: [] });
  await school.push(
    wang,
    entry(
      'point-visited',
      {
        planId: plan().id,
        placeId: floor2.id,
        how: 'scan',
        code: null,
        at: at(planned + 600_000),
        photos: [],
        location: null,
        micro: null,
      },
      { ...of, id: id(913), opSeq: 3 },
    ),
  );
  for (const minutes of [1, 4, 5]) await tick(school, planned + 2 * hourMs + 60_000 + minutes * 60_000);
  const told = (await messages(school, sun)).rows.filter(({ topic }) => topic === 'round-corrected');
  expect(told).toMatchObject([{ facts: { count: 1, why: { zh: '漏巡 → 有漏点', en: 'missed → points missed' } } }]);
  expect(await topics(school, late)).not.toContain('round-corrected');
});

test('what may be a major hazard is told to the managers of its place', async () => {
  const school = await open();
  const elsewhere = await school.join({
    name: '周主任',
    username: 'zhou',
    role: 'logistics_head',
    scope: [canteen.id],
  });
  const exits: Template = {
    ...checklist,
    code: 'F2',
    version: 1,
    items: [
      item({ id: 'F2-03', type: 'PF', grade: 'MS', photo: 'none' }),
      item({ id: 'F2-04', type: 'PF', grade: 'MS', photo: 'none' }),
    ],
  };
  await school.push(sun, entry('template-published', exits, { subject: 'F2@1', id: id(903), by: sun.id, opSeq: 3 }));
  const answers = [answer('F2-03', 'fail'), answer('F2-04', 'fail')];
  const body = inspection({ template: { code: 'F2', version: 1 }, answers, photos: [] });
  await school.push(wang, entry('inspection-submitted', body, { id: id(904), subject: id(905), by: wang.id }));
  await tick(school, noon + 20_000);
  await tick(school, noon + 50_000);
  expect((await topics(school, sun)).sort()).toEqual(['exit', 'major']);
  expect(await topics(school, elsewhere)).toEqual([]);
  expect(await topics(school, wang)).toEqual([]);
});

test('records that wait for a signature disturb whoever may sign them once, until that is read', async () => {
  const school = await open();
  const body = inspection();
  const hand = (n: number) =>
    school.push(wang, entry('inspection-submitted', body, { id: id(910 + n), subject: id(920 + n), by: wang.id }));
  await hand(1);
  school.clock.ms += 1000;
  await hand(2);
  const first = await messages(school, sun);
  expect(first.rows.map(({ topic }) => topic)).toEqual(['signature', 'signature']);
  expect(first.unread).toBe(1);
  expect(first.rows[0]!.readAt).toBeNull();
  expect(first.rows[1]).toMatchObject({ about: id(921), facts: { place: '3号宿舍楼 2层', by: '王秀兰' } });
  await read(school, sun, { ids: [], through: first.rows[0]!.id });
  await hand(3);
  expect((await messages(school, sun)).unread).toBe(1);
  expect(await topics(school, wang)).toEqual([]);
});

test('what is written about one case disturbs whoever listens once, until that is read', async () => {
  const school = await open();
  const tellOf = (about: string, key: string) => {
    const message = { topic: 'case-commented', key, about, facts: {} } as const;
    return tell(school.parts.store, yucai.id, [wang.id], message, school.clock.ms++);
  };
  for (const [about, key] of [
    ['one', 'a'],
    ['one', 'b'],
    ['other', 'c'],
    ['one', 'd'],
  ] as const)
    await tellOf(about, key);
  const { rows, unread } = await messages(school, wang);
  expect([unread, rows.filter(({ readAt }) => readAt === null).map(({ about }) => about)]).toEqual([
    2,
    ['one', 'other'],
  ]);
});

test('whoever sent something that was held hears what became of it, and why', async () => {
  const school = await open();
  const elsewhere = entry('inspection-submitted', inspection({ placeId: canteen.id }), {
    subject: id(930),
    by: wang.id,
  });
  expect(await school.push(wang, elsewhere)).toMatchObject([{ verdict: 'quarantined' }]);
  const { rows } = await school.json<Held>(sun, 'GET', '/api/held');
  const path = `/api/held/${rows[0]!.id}/settled`;
  expect((await school.ask(sun, 'POST', path, { outcome: 'rejected', reason: '那天食堂没有开' })).status).toBe(204);
  expect((await messages(school, wang)).rows).toMatchObject([
    { topic: 'held-rejected', about: rows[0]!.id, facts: { what: checklist.name, by: '孙静', note: '那天食堂没有开' } },
  ]);
  expect(await topics(school, sun)).toEqual([]);
});

test('messages come in pages, are read by name or up to one, and nobody reads another’s', async () => {
  const school = await open();
  for (const n of [1, 2, 3]) await say(school, [wang], n);
  await say(school, [li], 4);
  const page = await messages(school, wang, '?limit=2');
  expect(page).toMatchObject({ personId: wang.id, unread: 3 });
  const rest = await messages(school, wang, `?limit=2&before=${page.next}`);
  const rows = [...page.rows, ...rest.rows];
  expect(rows.map(({ facts }) => facts.what)).toEqual(['第 3 件', '第 2 件', '第 1 件']);
  expect(rest.next).toBeNull();

  // Another's names are no names, and do nothing.
  expect(await read(school, li, { ids: rows.map((row) => row.id), through: null })).toBe(204);
  expect(await read(school, li, { ids: [], through: rows[0]!.id })).toBe(204);
  expect((await messages(school, wang)).unread).toBe(3);
  expect((await messages(school, li)).unread).toBe(1);

  expect(await read(school, wang, { ids: [rows[2]!.id], through: null })).toBe(204);
  expect((await messages(school, wang)).unread).toBe(2);
  expect(await read(school, wang, { ids: [], through: rows[1]!.id })).toBe(204);
  expect((await messages(school, wang)).unread).toBe(1);
  for (const bad of [
    {},
    { ids: [] },
    { ids: ['x'], through: null },
    { ids: Array.from({ length: 201 }, () => id(5)), through: null },
  ])
    expect(await read(school, wang, bad)).toBe(400);
  expect((await school.ask(null, 'GET', '/api/messages')).status).toBe(401);
});

test('a message is kept for ninety days', async () => {
  const school = await open();
  await say(school, [wang], 1);
  school.clock.ms += 91 * dayMs;
  await say(school, [wang], 2);
  expect((await messages(school, wang)).rows.map(({ facts }) => facts.what)).toEqual(['第 2 件']);
});

test('a browser is woken once for what is unread, with nothing in it that names a child, a place or a person', async () => {
  const school = await open();
  const phone = await subscribe(school, wang);
  await say(school, [wang], 1, { facts: { what: '三楼护栏松动', place: floor2.name, by: '李建国' } });
  await tick(school, noon + 30_000);
  await tick(school, noon + 60_000);
  const { rows } = await messages(school, wang);
  expect(phone.woken.map(({ wake }) => wake)).toEqual([
    { personId: wang.id, topic: 'major', unread: 1, id: rows[0]!.id },
  ]);
  const { headers, claims, bytes } = phone.woken[0]!;
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '43200', topic: 'messages' });
  expect(claims).toMatchObject({ exp: (noon + 30_000) / 1000 + 43_200, sub: expect.stringMatching(/^http/) });
  expect(bytes.length).toBeLessThan(1000);

  await say(school, [wang], 2);
  await say(school, [wang], 3);
  await tick(school, noon + 90_000);
  expect(phone.woken[1]?.wake).toMatchObject({ topic: 'major', unread: 3, id: null });
  // What was read elsewhere meanwhile wakes nobody.
  await say(school, [wang], 4);
  await read(school, wang, { ids: [], through: (await messages(school, wang)).rows[0]!.id });
  await tick(school, noon + 120_000);
  expect(phone.woken).toHaveLength(2);
});

test('at night only what may not wait lights up a phone; the rest does so in the morning', async () => {
  const school = await open();
  const phone = await subscribe(school, wang);
  const late = planned + hourMs;
  school.clock.ms = late;
  await say(school, [wang], 1, { topic: 'held-released' });
  await tick(school, late + 60_000);
  expect(phone.woken).toHaveLength(0);
  await tick(school, noon + 18.5 * hourMs);
  expect(phone.woken).toHaveLength(1);
});

test('a push service that fails is asked later and later, and given up after a day; one that knows the browser no more is forgotten', async () => {
  const school = await open();
  const [phone, other] = [await subscribe(school, wang), await subscribe(school, li, '/send/two')];
  phone.says.status = 503;
  other.says.status = 410;
  await say(school, [wang, li], 1);
  for (let minutes = 0; minutes < 30 * 60; minutes += 5) await tick(school, noon + 60_000 + minutes * 60_000);
  expect(phone.woken.length).toBeGreaterThan(6);
  expect(phone.woken.length).toBeLessThan(12);
  expect(other.woken).toHaveLength(1);
  phone.says.status = 201;
  await say(school, [wang, li], 2);
  const tried = phone.woken.length;
  await tick(school, school.clock.ms + 60_000);
  expect(phone.woken).toHaveLength(tried + 1);
  expect(other.woken).toHaveLength(1);
});

test('a phone that was signed out, revoked or given to somebody else is not woken any more', async () => {
  const school = await open();
  const phone = await subscribe(school, wang);
  // Li signs in on the same phone, and wants to be woken there.
  expect((await school.ask(li, 'POST', '/api/push-subscription', phone.subscription)).status).toBe(204);
  await say(school, [wang], 1);
  await tick(school, noon + 60_000);
  expect(phone.woken).toHaveLength(0);
  await say(school, [li], 2);
  await tick(school, noon + 120_000);
  expect(phone.woken).toMatchObject([{ wake: { personId: li.id } }]);
  await school.ask(li, 'DELETE', '/api/session');
  await say(school, [li], 3);
  await tick(school, noon + 180_000);
  expect(phone.woken).toHaveLength(1);
});

test('switched off is off', async () => {
  const school = await open();
  const phone = await subscribe(school, wang);
  expect((await school.ask(wang, 'DELETE', '/api/push-subscription')).status).toBe(204);
  await say(school, [wang], 1);
  await tick(school, noon + 60_000);
  expect(phone.woken).toHaveLength(0);
});

test('this server knocks at no machine of the school for a browser that names one', async () => {
  const school = await openSchool();
  const good = { endpoint: 'https://push.example.com/x', p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) };
  const asked = async (over: object) =>
    (await school.ask(wang, 'POST', '/api/push-subscription', { ...good, ...over })).status;
  expect(await asked({})).toBe(204);
  for (const endpoint of ['http://push.example.com/x', 'https://192.168.1.1/x', 'https://localhost/x', 'x'])
    expect(await asked({ endpoint })).toBe(400);
  expect(await asked({ auth: 'short' })).toBe(400);
  expect(await asked({ more: 1 })).toBe(422);
});

test('a write waits for no push service', async () => {
  const school = await open();
  const phone = await subscribe(school, sun);
  const { promise, resolve } = Promise.withResolvers<void>();
  phone.says.after = promise;
  const inspected = entry('inspection-submitted', inspection(), { id: id(940), subject: id(941), by: wang.id });
  await school.push(wang, inspected);
  expect((await messages(school, sun)).unread).toBe(1);
  resolve();
});

test('a round of a month that nobody has begun is told with its days, not with the midnight it begins at', async () => {
  const school = await withNight();
  const monthly = plan({ id: id(88), name: '月度防火检查', when: { each: 'month' } });
  await school.push(sun, entry('plan-kept', monthly, { subject: monthly.id, id: id(905), by: sun.id, opSeq: 3 }));
  await tick(school, Date.UTC(2026, 10, 25, 0, 1));
  const told = (await messages(school, wang)).rows.filter(({ about }) => about.startsWith(monthly.id));
  expect(told.map(({ facts }) => facts)).toEqual([
    { what: { zh: '月度防火检查 11月1日至11月30日', en: '月度防火检查 1 November – 30 November' } },
  ]);
});
