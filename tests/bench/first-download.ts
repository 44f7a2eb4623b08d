// G20: what one person's first download costs on a weak network.
import type { Page } from '@playwright/test';
import { id, inspection, item, answer as answerTo, at } from '../cast.ts';
import { DeskClient } from '../e2e/desk-client.ts';
import { password } from '../e2e/school.ts';
import { ServerProcess } from '../e2e/server-process.ts';
import { facilities } from '../../src/domain/school.ts';
import { templateId, type Template } from '../../src/domain/template.ts';
import type { Session } from '../../src/domain/protocol.ts';
import { builtInTemplates } from '../../src/server/library/library.ts';
import { twenty } from '../e2e/school.ts';
import { inKB, inS, median, spread } from './numbers.ts';
import { withPhone } from './phones.ts';
import type { Row } from './row.ts';
import { SlowLine } from './slow-line.ts';

const [points, templates, hazards] = [60, 30, 500];
const [mostRequests, mostBytes, mostMs] = [2, 150_000, 3_000];
const runs = 3;

export async function firstDownload(): Promise<Row[]> {
  const server = await ServerProcess.start();
  try {
    const school = await found(server);
    const without = await series(server);
    await report(school);
    const withHazards = await series(server);
    const load = `${points} points, ${templates} checklists`;
    return [...rows(`${load}, ${hazards} own hazards`, withHazards), ...rows(`${load}, no hazards`, without)];
  } finally {
    await server.remove();
  }
}

type Download = { requests: string[]; bytes: number; ms: number };

function rows(load: string, downloads: Download[]): Row[] {
  const [first] = downloads;
  const ms = downloads.map((one) => one.ms);
  const bytes = median(downloads.map((one) => one.bytes));
  const requests = first?.requests ?? [];
  return [
    {
      goal: 'G20',
      what: `first download, requests: ${load}`,
      value: `${requests.length} (${requests.join(', ')})`,
      must: `≤ ${mostRequests}`,
      ok: requests.length <= mostRequests,
    },
    {
      goal: 'G20',
      what: `the same, packed bytes`,
      value: inKB(bytes),
      must: `≤ ${inKB(mostBytes)}`,
      ok: bytes <= mostBytes,
    },
    {
      goal: 'G20',
      what: `the same, from 登录 to ready at 1.6 Mbit/s, 150 ms`,
      value: `${inS(median(ms))} (${spread(ms, inS)})`,
      must: `≤ ${inS(mostMs)}`,
      ok: median(ms) <= mostMs,
    },
  ];
}

async function series(server: ServerProcess): Promise<Download[]> {
  const downloads: Download[] = [];
  for (let run = 0; run < runs; run++) downloads.push(await download(server));
  return downloads;
}

/** The app is there already; only signing in and the documents are timed. */
async function download(server: ServerProcess): Promise<Download> {
  const line = await SlowLine.to(server.port);
  try {
    return await withPhone(async (context) => {
      const page = await context.newPage();
      await page.goto(line.url);
      await page.getByLabel('用户名').fill('wang');
      await page.getByLabel('密码', { exact: true }).fill(password);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => performance.clearResourceTimings());
      const startedAt = performance.now();
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await ready(page);
      const ms = performance.now() - startedAt;
      const asked = await page.evaluate(() =>
        (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
          .filter(({ name }) => new URL(name).pathname.startsWith('/api/'))
          .map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize })),
      );
      // Signing in is what the download comes after.
      const requests = asked.slice(asked.findIndex(({ path }) => path === '/api/session') + 1);
      if (!requests.some(({ path }) => path === '/api/changes')) throw new Error('nothing was downloaded');
      return {
        requests: requests.map(({ path }) => path.replace('/api/', '')),
        bytes: requests.reduce((sum, one) => sum + one.bytes, 0),
        ms,
      };
    });
  } finally {
    line.cut();
  }
}

type School = { server: ServerProcess; floors: string[] };

/** A school with its points, the library's own checklists up to thirty, and Wang who looks after all of it. */
async function found(server: ServerProcess): Promise<School> {
  const sun = new DeskClient(server.url);
  const code = /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(server.printed)?.[0] ?? '';
  const school = { name: '育才中学', kind: 'secondary' as const, facilities: ['boarding' as const] };
  sun.session = await sun.ask<Session>('POST', '/setup', {
    code,
    school,
    manager: { name: '孙静', username: 'sun', role: 'safety_office', password },
  });
  const floors: string[] = [];
  for (let n = 0; n < points; n++) {
    const building = { id: id(2000 + Math.floor(n / 10) * 10), name: `${Math.floor(n / 10) + 1}号宿舍楼` };
    const place =
      n % 10 === 0
        ? { ...building, kind: 'building' as const, ancestors: [] }
        : { id: id(2000 + n), kind: 'floor' as const, name: `${n % 10}层`, ancestors: [building] };
    await sun.write('place-added', place, { subject: place.id });
    floors.push(place.id);
  }
  const had = builtInTemplates(school);
  const all = builtInTemplates({ kind: 'university', facilities: [...facilities] });
  const added = [checked, ...all.filter(({ code }) => !had.some((one) => one.code === code))].slice(
    0,
    templates - had.length,
  );
  if (had.length + added.length !== templates) throw new Error(`${had.length} + ${added.length} checklists`);
  for (const template of added) await sun.write('template-published', template, { subject: templateId(template) });
  await sun.ask('POST', '/people', { name: '王秀兰', username: 'wang', role: 'patrol_dorm', scope: [], password });
  return { server, floors };
}

const things = [
  '纸箱',
  '旧课桌',
  '自行车',
  '晾晒的被褥',
  '维修材料',
  '饮水桶',
  '清洁工具',
  '破损的门扇',
  '体育器材',
  '电动车',
];
const spots = ['东侧楼梯口', '开水间门前', '安全出口内', '消防栓前', '走廊尽头', '配电箱下', '卫生间外', '值班室旁'];
const acts = ['已告知班主任', '已拍照待处理', '电话通知后勤', '当事人不在', '第二次发现', '请后勤派人', '挡住一半通道'];

/** No two alike: what is packed must not be packed too well. */
const noteOf = (n: number): string =>
  `${spots[n % spots.length]}有${(n % 7) + 1}件${things[(n * 3) % things.length]}，${acts[(n * 5) % acts.length]}，编号${(n * 7919) % 10_007}`;

const perInspection = 20;

/** Z4: twenty items that may be wrong without a photo. */
const checked: Template = {
  ...twenty,
  code: 'Z4',
  items: Array.from({ length: perInspection }, (_, n) =>
    item({
      id: `Z4-${n + 10}`,
      type: 'PF',
      photo: 'none',
      due: 'D7',
      text: { zh: `第${n + 1}处通道畅通`, en: `Passage ${n + 1} is clear` },
    }),
  ),
};

/** As few inspections as can carry that many hazards: the goal counts hazards only. */
async function report({ server, floors }: School): Promise<void> {
  const wang = new DeskClient(server.url);
  await wang.signIn('wang', password);
  for (let n = 0; n < hazards / perInspection; n++) {
    const when = at(Date.now() - (n + 1) * 3_600_000);
    const answers = checked.items.map(({ id: itemId }, i) =>
      answerTo(itemId, 'fail', { reasons: [i % 2], note: noteOf(n * perInspection + i) }),
    );
    await wang.write(
      'inspection-submitted',
      inspection({
        placeId: floors[n]!,
        template: { code: 'Z4', version: 1 },
        startedAt: when,
        finishedAt: when,
        answers,
        photos: [],
      }),
      { subject: id(5000 + n), device: id(911), opSeq: n + 1, at: when },
    );
  }
}

/** Announced from the start as what is to come; true once one can begin. */
async function ready(page: Page): Promise<void> {
  await page.getByRole('button', { name: '开始使用' }).waitFor();
  await page.getByText('可以离线使用了').waitFor();
}
