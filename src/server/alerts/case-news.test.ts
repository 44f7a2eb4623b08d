import { expect, test } from 'vitest';
import { answer, checklist, entry, id, inspection, item, sun, wang, yucai } from '../../../tests/cast.ts';
import { dian, fen, sayings } from '../../../tests/cast-cases.ts';
import { openCases, type Cases } from '../cases.contract.ts';
import { caseNotices } from './case-news.ts';
import { noNews } from './news.ts';
import { noticeAll } from './notice.ts';

const dayMs = 86_400_000;

async function news(cases: Cases) {
  const notices = await caseNotices(cases.school.parts.store, yucai, cases.school.clock.ms);
  return notices.map(({ topic, text }) => `${topic} ${text.zh}`);
}
const keys = async (cases: Cases) =>
  (await caseNotices(cases.school.parts.store, yucai, cases.school.clock.ms)).map(({ key }) => key);

test('what may be major is told while it is open, whatever has been done with it, and again when it is one', async () => {
  const cases = await openCases();
  const one = await cases.report(wang, { suspectedMajor: true });
  await cases.take(one, sun, 'assign');
  expect(await news(cases)).toEqual(['major 疑似重大隐患：3号宿舍楼 2层，插座发黑（王秀兰 22:30）']);
  const first = await keys(cases);
  await cases.take(one, fen, { ...sayings.judge(await cases.hazard(one)), grade: 'M' } as never);
  expect(await news(cases)).toEqual(['judged 判定为重大隐患：3号宿舍楼 2层，插座发黑（郑分）']);
  const late = await cases.report(wang);
  await cases.take(late, sun, 'assign');
  cases.school.clock.ms += 10 * dayMs;
  await cases.take(late, dian, 'raise');
  expect((await keys(cases)).filter((key) => key.startsWith('major'))).toEqual([
    `major ${late} ${cases.school.clock.ms}`,
  ]);
  expect(first).toEqual([`major ${one}`]);
});

test('the points of the guide that a case meets are told in words, and in no number of ours', async () => {
  const cases = await openCases();
  await cases.report(wang, { majorRefs: ['M6'] });
  const [notice] = await caseNotices(cases.school.parts.store, yucai, cases.school.clock.ms);
  expect(notice?.text.zh).toMatch(/^疑似重大隐患（电动自行车或电池入楼，.*）：3号宿舍楼 2层/);
  expect(notice?.text.en).toMatch(/^May be a major hazard \(E-bikes or batteries indoors, .*\): /);
});

test('a case nobody answers for is told where the school has said who answers for what', async () => {
  const cases = await openCases();
  await cases.report(wang);
  await cases.report(wang, { category: 'kitchen', text: '地面湿滑' });
  expect(await news(cases)).toEqual([
    'unowned 隐患没有人负责，请安全办公室交办：3号宿舍楼 2层，地面湿滑（王秀兰 22:30）',
  ]);
  const silent = await openCases({ departments: [], rules: [], absences: [], checkerMayClose: false });
  await silent.report(wang);
  expect(await news(silent)).toEqual([]);
});

test('an overdue case is told once at each rung, and what was overdue long ago is no news', async () => {
  const cases = await openCases();
  const one = await cases.report();
  await cases.take(one, sun, 'assign');
  const dueAt = cases.school.clock.ms + dayMs;
  const told: Record<string, string[]> = {};
  for (const days of [0.5, 1, 2, 3, 4, 7, 8, 9]) {
    cases.school.clock.ms = dueAt + days * dayMs;
    told[days] = await news(cases);
  }
  const where = '3号宿舍楼 2层，插座发黑（总务处 赵电）';
  expect(told).toEqual({
    0.5: [],
    1: [`overdue 隐患逾期 1 天，请部门负责人督促：${where}`],
    2: [],
    3: [`overdue 隐患逾期 3 天，请分管副校长督办：${where}`],
    4: [],
    7: [`overdue 隐患逾期 7 天，请校长督办：${where}`],
    8: [],
    9: [],
  });
});

test('an exit that does not open is told once, as that', async () => {
  const cases = await openCases();
  const { school } = cases;
  const exits = {
    ...checklist,
    code: 'F2',
    version: 1,
    items: [item({ id: 'F2-03', type: 'PF', grade: 'MS', photo: 'none' })],
  };
  await school.push(sun, entry('template-published', exits, { subject: 'F2@1', id: id(903), by: sun.id }));
  const body = inspection({ template: { code: 'F2', version: 1 }, answers: [answer('F2-03', 'fail')], photos: [] });
  await school.push(wang, entry('inspection-submitted', body, { id: id(904), subject: id(905), by: wang.id }));
  expect((await keys(cases)).filter((key) => !key.startsWith('unowned'))).toEqual([`exit ${id(905)}.F2-03`]);
});

test('that nothing is done against a danger is told at once, whatever the hour, to a channel that hears what is overdue', async () => {
  const cases = await openCases();
  const { parts, clock } = cases.school;
  const one = await cases.report(wang);
  await cases.take(one, sun, { ...sayings.assign(await cases.hazard(one)), grade: 'L' } as never);
  const quiet = { from: '22:00', to: '06:30' };
  const channel = {
    id: id(950),
    name: '值班群',
    kind: 'wecom',
    url: 'http://127.0.0.1:1/robot',
    secret: '',
    quiet,
  } as const;
  await parts.store.alerts.addChannel(yucai.id, { ...channel, topics: ['overdue'] });
  // 02:31 in Shanghai.
  clock.ms += 4 * 3_600_000 + 60_000;
  for (let n = 0; n < 2; n++)
    await noticeAll(parts, yucai, { ...noNews, cases: await caseNotices(parts.store, yucai, clock.ms) }, clock.ms);
  const due = await parts.store.alerts.due(yucai.id, clock.ms);
  expect(due.map(({ text, urgent }) => [text, urgent])).toEqual([
    ['隐患还没有临时管控，请校长马上安排停用、隔离或专人看守：3号宿舍楼 2层，插座发黑', true],
  ]);
});

test('a group reads what is told in its own language, or in both', async () => {
  const cases = await openCases();
  const { parts, clock } = cases.school;
  for (const [n, language] of ([undefined, 'en', 'both'] as const).entries())
    await parts.store.alerts.addChannel(yucai.id, {
      id: id(950 + n),
      name: `群 ${n}`,
      kind: 'webhook',
      url: 'http://127.0.0.1:9/hook',
      secret: 'a secret of sixteen',
      topics: ['major'],
      quiet: null,
      ...(language && { language }),
    });
  await cases.report(wang, { suspectedMajor: true });
  await noticeAll(parts, yucai, { ...noNews, cases: await caseNotices(parts.store, yucai, clock.ms) }, clock.ms);
  const told = new Map((await parts.store.alerts.deliveries(yucai.id)).map(({ channelId, text }) => [channelId, text]));
  const zh = '疑似重大隐患：3号宿舍楼 2层，插座发黑（王秀兰 22:30）';
  const en = 'May be a major hazard: 3号宿舍楼 2层, 插座发黑 (王秀兰 22:30)';
  expect([0, 1, 2].map((n) => told.get(id(950 + n)))).toEqual([zh, en, `${zh}\n${en}`]);
});
