import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
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
  sun,
  wang,
  yucai,
} from '../../../tests/cast.ts';
import { due, plan, route } from '../../../tests/cast-rounds.ts';
import type { Alerts, Channel, ChannelTried } from '../../domain/alerts.ts';
import type { Phones } from '../../domain/reports.ts';
import type { Rounds } from '../../domain/round-reports.ts';
import type { Template } from '../../domain/template.ts';
import { closeRounds } from '../close-rounds.ts';
import { openSchool, type School } from '../school.contract.ts';
import { afterQuiet } from './notice.ts';
import { content, robot } from './robot.contract.ts';
import { sendDue } from './send.ts';
import { tellEverybody } from './tell-everybody.ts';

const hourMs = 3_600_000;
/** 22 November, noon in China. */
const noon = Date.UTC(2026, 10, 22, 4);
const planned = noon + 10 * hourMs;

const channel = (url: string, over: Partial<Omit<Channel, 'id'>> = {}) => ({
  name: '值班群',
  kind: 'wecom',
  url,
  secret: '',
  topics: ['late', 'missed', 'exit', 'major'],
  quiet: null,
  ...over,
});

async function withNight(): Promise<School> {
  const school = await openSchool();
  school.clock.ms = noon;
  await school.push(
    sun,
    entry('route-kept', route(), { subject: route().id, id: id(901), by: sun.id, opSeq: 1 }),
    entry('plan-kept', plan(), { subject: plan().id, id: id(902), by: sun.id, opSeq: 2 }),
  );
  return school;
}

const add = (school: School, url: string, over: Partial<Omit<Channel, 'id'>> = {}) =>
  school.json<Alerts>(sun, 'POST', '/api/alerts', channel(url, over));
const shown = (school: School) => school.json<Alerts>(sun, 'GET', '/api/alerts');

/** What the server does twice a minute. */
async function tick(school: School, ms: number): Promise<void> {
  school.clock.ms = ms;
  await tellEverybody(school.parts, await closeRounds(school.parts, ms), ms);
}

test('a round that did not begin and then was missed is told once each, a few minutes later, in one message', async () => {
  const [school, group] = [await withNight(), await robot()];
  await add(school, group.url);
  await tick(school, planned + 31 * 60_000);
  expect(group.got).toEqual([]);
  await tick(school, planned + 37 * 60_000);
  await tick(school, planned + 38 * 60_000);
  expect(group.got.map(content)).toEqual([`【${yucai.name}】\n夜间防火巡查 11月22日 22:00 这一轮还没有开始`]);
  await tick(school, planned + 2 * hourMs + 60_000);
  await tick(school, planned + 2 * hourMs + 7 * 60_000);
  expect(group.got.map(content)[1]).toBe(
    `【${yucai.name}】\n夜间防火巡查 11月22日 22:00 这一轮整轮漏巡：3号宿舍楼 2层、食堂`,
  );
  expect(group.got).toHaveLength(2);
});

test('a round that is late or missed says when the phone of whoever walks it was last online, in groups, on the board and among the phones', async () => {
  const [school, group] = [await withNight(), await robot()];
  await add(school, group.url, { language: 'both' });
  const device = id(960);
  const hear = () => school.ask(wang, 'POST', '/api/announce', { protocol: 'patrol/1', device, items: [] });
  school.clock.ms = planned - 20 * 60_000;
  await hear();
  for (const minutes of [31, 37, 121, 127]) await tick(school, planned + minutes * 60_000);
  const told = group.got.map(content);
  for (const [n, text] of ['还没有开始', '整轮漏巡：3号宿舍楼 2层、食堂'].entries()) {
    expect(told[n]).toContain(`${text}（该走的人手机 21:40 后没联网，可能还在手机里）`);
    expect(told[n]).toContain('(the walker’s phone has been offline since 21:40: it may still be on the phone)');
  }
  const round = { id: `${plan().id}.2026-11-22.1320`, planName: '夜间防火巡查', plannedAt: planned };
  const seen = async () => [
    (await school.json<Rounds>(sun, 'GET', '/api/rounds?from=2026-11-22&to=2026-11-22')).rows[0]?.silent,
    (await school.json<Phones>(sun, 'GET', '/api/phones')).rows[0]?.mayHold,
  ];
  expect(await seen()).toEqual([[{ id: wang.id, name: wang.name, at: planned - 20 * 60_000 }], [round]]);
  await hear();
  expect(await seen()).toEqual([undefined, undefined]);
});

test('in quiet hours only what is urgent goes out: a way out that does not open', async () => {
  const [school, group] = [await withNight(), await robot()];
  await add(school, group.url, { quiet: { from: '21:00', to: '06:30' } });
  const exits: Template = {
    ...checklist,
    code: 'F2',
    version: 1,
    items: [item({ id: 'F2-03', type: 'PF', grade: 'MS', photo: 'none' })],
  };
  const template = { code: 'F2', version: 1 };
  await school.push(sun, entry('template-published', exits, { subject: 'F2@1', id: id(903), by: sun.id, opSeq: 3 }));
  await tick(school, planned + 40 * 60_000);
  const body = inspection({ template, answers: [answer('F2-03', 'fail')], photos: [] });
  const said = entry('inspection-submitted', body, { id: id(904), subject: id(905), by: wang.id });
  expect(await school.push(wang, said)).toMatchObject([{ verdict: 'accepted' }]);
  await tick(school, planned + 41 * 60_000);
  expect(group.got.map(content)).toEqual([expect.stringContaining('安全出口打不开：3号宿舍楼 2层')]);
  await tick(school, planned + 8 * hourMs + 31 * 60_000);
  await tick(school, planned + 8 * hourMs + 37 * 60_000);
  // That it had not begun holds no more by then: it was missed.
  const told = group.got.slice(1).map(content).join('\n');
  expect(told).toContain('11月23日 04:00 这一轮整轮漏巡');
  expect(told).not.toContain('还没有开始');
});

const subject = `${plan().id}.2026-11-22.1320`;
const begin = (n: number, over = {}) =>
  entry(
    'round-started',
    { due: due({ plannedAt: planned }), from: null },
    { subject, id: id(910 + n), by: wang.id, ...over },
  );
const seen = (n: number, placeId: string, ms: number) =>
  entry(
    'point-visited',
    { planId: plan().id, placeId, how: 'scan', code: null, at: at(ms), photos: [], location: null, micro: null },
    { subject, id: id(910 + n), by: wang.id, opSeq: n },
  );

test('what waits in the quiet hours is looked at again: a round that was begun meanwhile is not told of', async () => {
  const [school, group, lateOnly] = [await withNight(), await robot(), await robot()];
  const quiet = { from: '21:00', to: '23:00' };
  await add(school, group.url, { quiet });
  await add(school, lateOnly.url, { quiet, topics: ['late'] });
  await tick(school, planned + 31 * 60_000);
  await school.push(wang, begin(1), seen(2, floor2.id, planned + 40 * 60_000));
  await tick(school, planned + hourMs + 60_000);
  expect([group.got, lateOnly.got]).toEqual([[], []]);
  expect((await shown(school)).deliveries).toEqual([]);
});

test('who reads only what is late is told in the morning that nobody came at all', async () => {
  const [school, group] = [await withNight(), await robot()];
  await add(school, group.url, { quiet: { from: '21:00', to: '06:30' }, topics: ['late'] });
  for (const minutes of [31, 125]) await tick(school, planned + minutes * 60_000);
  await tick(school, planned + 8 * hourMs + 31 * 60_000);
  expect(content(group.got[0]!)).toContain('11月22日 22:00 这一轮到时间也没有开始');
});

test('a group hears why a point was passed over, and that what it read was missed came in after all', async () => {
  const [school, group, unaware] = [await withNight(), await robot(), await robot()];
  await add(school, group.url, { topics: ['missed'] });
  const skip = { planId: plan().id, placeId: canteen.id, reason: 'closed-off' as const, note: '王师傅在施工' };
  await school.push(
    wang,
    begin(1),
    seen(2, floor2.id, planned + 600_000),
    entry('point-skipped', skip, { subject, id: id(920), by: wang.id, opSeq: 3 }),
  );
  const over = planned + 2 * hourMs;
  await tick(school, over + 60_000);
  await tick(school, over + 7 * 60_000);
  await add(school, unaware.url, { topics: ['missed'] });
  const words = '11月22日 22:00 这一轮漏 1 个点位：食堂（施工封闭）';
  expect(group.got.map(content)).toEqual([`【${yucai.name}】\n夜间防火巡查 ${words}`]);
  await school.push(wang, seen(4, canteen.id, planned + 900_000));
  // Not while the phone may still be sending.
  for (const minutes of [8, 10, 11, 18]) await tick(school, over + minutes * 60_000);
  expect(group.got.slice(1).map(content)).toEqual([
    `【${yucai.name}】\n更正：夜间防火巡查 11月22日 22:00 这一轮是断网走的，后来才送到：漏 1 个点位 → 完成`,
  ]);
  expect(unaware.got).toEqual([]);
});

test('that nobody has begun a round of a month is told while there are days left, and names the days', async () => {
  const [school, group] = [await withNight(), await robot()];
  const monthly = plan({ id: id(88), name: '月度防火检查', when: { each: 'month' } });
  const retired = { ...plan(), retired: { reason: '并入' } };
  await school.push(
    sun,
    entry('plan-kept', monthly, { subject: monthly.id, id: id(905), by: sun.id, opSeq: 3 }),
    entry('plan-kept', retired, { subject: plan().id, id: id(906), by: sun.id, opSeq: 4 }),
  );
  await add(school, group.url);
  await tick(school, Date.UTC(2026, 10, 24, 23));
  await tick(school, Date.UTC(2026, 10, 25, 0, 1));
  await tick(school, Date.UTC(2026, 10, 25, 0, 8));
  const said = `【${yucai.name}】\n月度防火检查 11月1日至11月30日 这一轮还没有开始`;
  expect(group.got.map(content)).toEqual([said]);
});

test('what is not taken is tried again later and later, and given up after a day; the others get theirs', async () => {
  const [school, deaf, good] = [await withNight(), await robot(), await robot()];
  deaf.answer.body = '{"errcode":93000,"errmsg":"invalid webhook url"}';
  await add(school, deaf.url, { topics: ['missed'] });
  await add(school, good.url, { topics: ['missed'] });
  const first = planned + 2 * hourMs + 60_000;
  await tick(school, first);
  for (let minutes = 5; minutes < 29 * 60; minutes += 5) {
    school.clock.ms = first + minutes * 60_000;
    await sendDue(school.parts, school.clock.ms);
  }
  expect(good.got).toHaveLength(1);
  expect(deaf.got.length).toBeGreaterThan(6);
  expect(deaf.got.length).toBeLessThan(15);
  const { deliveries } = await shown(school);
  expect(deliveries.map(({ state }) => state).sort()).toEqual(['failed', 'sent']);
  expect(deliveries.find(({ state }) => state === 'failed')?.said).toContain('93000');
});

test('钉钉, 飞书 and a webhook get messages signed as they check it', async () => {
  const [school, group] = [await withNight(), await robot()];
  const secret = 'SEC-of-sixteen-and-more';
  const kinds = ['dingtalk', 'feishu', 'webhook'] as const;
  for (const kind of kinds) await add(school, group.url, { kind, secret });
  for (const { id: one } of (await shown(school)).channels)
    expect(await school.json<ChannelTried>(sun, 'POST', `/api/alerts/${one}/tried`, {})).toMatchObject({ ok: true });
  const ding = group.got.find(({ path }) => path.includes('timestamp'))!;
  const fei = group.got.find(({ body }) => 'sign' in body)!;
  const hook = group.got.find(({ headers }) => 'x-patrol-signature' in headers)!;

  const query = new URL(ding.path, 'http://robot').searchParams;
  const sign = createHmac('sha256', secret)
    .update(`${query.get('timestamp')}\n${secret}`)
    .digest('base64');
  expect(query.get('sign')).toBe(sign);
  expect(ding.body).toMatchObject({ msgtype: 'text', text: { content: expect.stringContaining('校园巡检试发') } });

  const timestamp = String(fei.body['timestamp']);
  expect(timestamp).toMatch(/^\d{10}$/);
  expect(fei.body['sign']).toBe(createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64'));
  expect(fei.body).toMatchObject({ msg_type: 'text' });

  const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(hook.headers['x-patrol-signature'])) ?? [];
  expect(v1).toBe(createHmac('sha256', secret).update(`${t}.${hook.raw}`).digest('hex'));
});

test('addresses and secrets never come out again, and a bad address is refused', async () => {
  const [school, group] = [await withNight(), await robot()];
  await add(school, `${group.url}?key=very-secret`, { secret: 'SEC-of-sixteen-and-more' });
  const text = await (await school.ask(sun, 'GET', '/api/alerts')).text();
  expect(text).not.toContain('very-secret');
  expect(text).not.toContain('SEC-of');
  for (const url of ['http://example.com/x', 'file:///etc/passwd', 'https://user:word@example.com/', 'javascript:1'])
    expect((await school.ask(sun, 'POST', '/api/alerts', channel(url))).status).toBe(400);
  expect((await school.ask(sun, 'POST', '/api/alerts', channel(group.url, { kind: 'webhook' }))).status).toBe(400);
  expect((await school.ask(wang, 'GET', '/api/alerts')).status).toBe(404);
});

test('a server that cannot be reached is said in a word, without its address', async () => {
  const school = await withNight();
  const { channels } = await add(school, 'http://127.0.0.1:1/robot?key=very-secret');
  const tried = await school.json<ChannelTried>(sun, 'POST', `/api/alerts/${channels[0]?.id}/tried`, {});
  expect(tried.ok).toBe(false);
  expect(tried.said).not.toContain('secret');
});

test('quiet hours are kept as they were typed, and refused where they begin and end at once', async () => {
  const school = await withNight();
  const quiet = { from: '21:15', to: '07:40' };
  expect((await add(school, 'https://robot.example/1', { quiet })).channels).toMatchObject([{ quiet }]);
  const answered = await school.ask(
    sun,
    'POST',
    '/api/alerts',
    channel('https://robot.example/2', { quiet: { from: '21:15', to: '21:15' } }),
  );
  expect([answered.status, ((await answered.json()) as { code: string }).code]).toEqual([400, 'bad-shape']);
});

test('quiet hours end in the morning, over midnight too', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`);
  const night = { quiet: { from: '22:00', to: '06:30' } };
  const ends = (text: string) => afterQuiet(night, at(text), 'Asia/Shanghai');
  expect(ends('2026-11-22T23:10')).toBe(at('2026-11-23T06:30'));
  expect(ends('2026-11-23T02:00')).toBe(at('2026-11-23T06:30'));
  expect(ends('2026-11-23T06:30')).toBe(at('2026-11-23T06:30'));
  expect(ends('2026-11-23T12:00')).toBe(at('2026-11-23T12:00'));
  const noon = { quiet: { from: '12:00', to: '14:05' } };
  expect(afterQuiet(noon, at('2026-11-22T14:04'), 'Asia/Shanghai')).toBe(at('2026-11-22T14:05'));
  expect(afterQuiet(noon, at('2026-11-22T11:59'), 'Asia/Shanghai')).toBe(at('2026-11-22T11:59'));
  expect(afterQuiet({ quiet: null }, 5, 'Asia/Shanghai')).toBe(5);
});
