// A morning after a night nobody walked: whatever a robot takes in one message, every line arrives, and is called sent when it did.
import { expect, test } from 'vitest';
import { entry, id, sun } from '../../../tests/cast.ts';
import { plan, route } from '../../../tests/cast-rounds.ts';
import type { Alerts, ChannelKind, DeliveryRow } from '../../domain/alerts.ts';
import { closeRounds } from '../close-rounds.ts';
import { openSchool, type School } from '../school.contract.ts';
import { content, robot } from './robot.contract.ts';
import { messagesOf, sendDue } from './send.ts';
import { tellEverybody } from './tell-everybody.ts';

const hourMs = 3_600_000;
/** 22 November, noon in China. */
const noon = Date.UTC(2026, 10, 22, 4);
const night = noon + 10 * hourMs;
const names = Array.from({ length: 24 }, (_, n) => `第${n + 1}组消防与电气夜间防火巡查（含宿舍楼、食堂和配电室）`);

async function withNights(url: string): Promise<School> {
  const school = await openSchool();
  school.clock.ms = noon;
  const plans = names.map((name, n) => plan({ id: id(700 + n), name }));
  await school.push(
    sun,
    entry('route-kept', route(), { subject: route().id, id: id(901), by: sun.id, opSeq: 1 }),
    ...plans.map((one, n) => entry('plan-kept', one, { subject: one.id, id: id(920 + n), by: sun.id, opSeq: 2 + n })),
  );
  const quiet = { from: '21:00', to: '06:30' };
  const told = { name: '值班群', kind: 'wecom', url, secret: '', topics: ['missed'], quiet };
  await school.json(sun, 'POST', '/api/alerts', told);
  return school;
}

async function untilMorning(school: School): Promise<void> {
  for (const hours of [3, 5, 7]) {
    school.clock.ms = night + hours * hourMs;
    await tellEverybody(school.parts, await closeRounds(school.parts, school.clock.ms), school.clock.ms);
  }
}
const deliveries = async (school: School) => (await school.json<Alerts>(sun, 'GET', '/api/alerts')).deliveries;

test('every round that was missed is told, in as many messages as 企业微信 takes, and none is called sent before', async () => {
  const group = await robot();
  const school = await withNights(group.url);
  await untilMorning(school);
  expect(group.got).toEqual([]);
  const morning = night + 8 * hourMs + 37 * 60_000;
  school.clock.ms = morning;
  await sendDue(school.parts, morning);
  expect(group.got).toHaveLength(5);
  const told = () => group.got.flatMap((one) => content(one).split('\n').slice(1));
  const before = await deliveries(school);
  expect(
    before
      .filter(({ state }) => state === 'sent')
      .map(({ text }) => text)
      .toSorted(),
  ).toEqual(told().toSorted());
  expect(before.some(({ state }) => state === 'waiting')).toBe(true);
  for (let minutes = 1; minutes < 20; minutes++) await sendDue(school.parts, morning + minutes * 30_000);
  const all = await deliveries(school);
  expect(all.map(({ state }) => state)).toEqual(all.map(() => 'sent'));
  expect(told().toSorted()).toEqual(all.map(({ text }) => text).toSorted());
  for (const name of names) expect(told().filter((line) => line.includes(name)).length).toBeGreaterThan(0);
});

test('a message that is refused holds back what would have come after it, and nothing is lost', async () => {
  const group = await robot();
  const school = await withNights(group.url);
  await untilMorning(school);
  group.answer.body = '{"errcode":45009,"errmsg":"api freq out of limit"}';
  const morning = night + 8 * hourMs + 37 * 60_000;
  school.clock.ms = morning;
  await sendDue(school.parts, morning);
  expect(group.got).toHaveLength(1);
  group.answer.body = '{"errcode":0}';
  for (let minutes = 1; minutes < 60; minutes++) await sendDue(school.parts, morning + minutes * 60_000);
  const all = await deliveries(school);
  expect(all.map(({ state }) => state)).toEqual(all.map(() => 'sent'));
});

const row = (n: number, text: string, urgent = false): DeliveryRow => ({
  id: id(n),
  channelId: id(1),
  text,
  urgent,
  at: n,
  tries: 0,
  state: 'waiting',
  said: '',
  sentAt: null,
});

test.each<[ChannelKind, number]>([
  ['wecom', 2048],
  ['dingtalk', 16_000],
  ['feishu', 16_000],
  ['webhook', 16_000],
])(
  '%s: what is urgent comes first, no message is larger than %d bytes, and only a line too long for any is cut',
  (kind, most) => {
    const due = Array.from({ length: 45 }, (_, n) => row(n, `第${n}行${'漏'.repeat(n * 8)}`, n === 30));
    due.push(row(99, '长'.repeat(20_000)));
    const messages = messagesOf({ name: '育才中学' }, kind, due);
    for (const { text } of messages) expect(Buffer.byteLength(text, 'utf8')).toBeLessThanOrEqual(most);
    expect(messages[0]?.text.split('\n')[1]).toContain('第30行');
    const lines = messages.flatMap(({ text }) => text.split('\n').slice(1));
    expect(lines.slice(0, -1).toSorted()).toEqual(
      due
        .slice(0, -1)
        .map(({ text }) => text)
        .toSorted(),
    );
    expect(lines.at(-1)).toMatch(/^长+…$/);
    expect(messages.flatMap(({ of }) => of)).toHaveLength(due.length);
  },
);
