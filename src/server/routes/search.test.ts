// One field finds what each may open: by words of any length, numbers and initials; the newest first.
import { expect, test } from 'vitest';
import {
  admin,
  answer,
  asset,
  at,
  canteen,
  checklist,
  dorm3,
  entry,
  floor2,
  id,
  inspection,
  item,
  li,
  sha256,
  sun,
  tonight,
  wang,
  withAnswers,
  yucai,
  zhao,
} from '../../../tests/cast.ts';
import { keptAs } from '../../domain/asset.ts';
import { boxCode } from '../../domain/short-code.ts';
import { caseNumber } from '../../domain/case-number.ts';
import type { Person } from '../../domain/person.ts';
import { placeCode } from '../../domain/place-code.ts';
import type { SearchAnswer, SearchHit } from '../../domain/search.ts';
import { openCases, type Cases } from '../cases.contract.ts';

const minuteMs = 60_000;
const asked = (q: string, more = '') => `/api/search?q=${encodeURIComponent(q)}${more}`;
const ask = (cases: Cases, who: Person, q: string, more = '') =>
  cases.school.json<SearchAnswer>(who, 'GET', asked(q, more));
const hits = async (cases: Cases, who: Person, q: string, kind: string): Promise<SearchHit[]> =>
  (await ask(cases, who, q, `&kinds=${kind}`)).groups[0]?.hits ?? [];
const ids = async (cases: Cases, who: Person, q: string, kind: string): Promise<string[]> =>
  (await hits(cases, who, q, kind)).map((hit) => hit.id);

let made = 0;
async function submit(cases: Cases, by: Person, note: string, over: Parameters<typeof inspection>[0] = {}) {
  const n = made++;
  const subject = id(20_000 + n);
  const when = at(tonight + n * minuteMs);
  const answers = withAnswers(answer('Z1-01', 'fail', { photos: [sha256('the door')], note }));
  const body = inspection({ answers, finishedAt: when, ...over });
  await cases.push(by, entry('inspection-submitted', body, { subject, by: by.id, id: id(21_000 + n), at: when }));
  return subject;
}

test('inspections are found by place, checklist, person and what was written, the newest first', async () => {
  const cases = await openCases();
  const first = await submit(cases, wang, '二楼应急照明灯不亮');
  const second = await submit(cases, li, '门锁坏了', {
    answers: withAnswers(answer('Z1-06', '消防水带漏水 Hose leaks'), answer('Z1-11', [['302室热得快']])),
  });
  expect(await ids(cases, sun, '夜间', 'inspection')).toEqual([second, first]);
  expect(await ids(cases, sun, '灯', 'inspection')).toEqual([first]);
  expect(await ids(cases, sun, '水带', 'inspection')).toEqual([second]);
  expect(await ids(cases, sun, 'leak', 'inspection')).toEqual([second]);
  expect(await ids(cases, sun, '302', 'inspection')).toEqual([second]);
  expect(await ids(cases, sun, 'wxl', 'inspection')).toEqual([first]);
  expect(await ids(cases, sun, 'ssl 李建国', 'inspection')).toEqual([second]);
  expect(await ids(cases, sun, 'night wang', 'inspection')).toEqual([]);
  const [hit] = await hits(cases, sun, '照明 王', 'inspection');
  expect(hit?.lines).toEqual([
    { is: 'place', text: { text: '3号宿舍楼 2层', marks: [] } },
    { is: 'person', text: { text: '王秀兰', marks: [[0, 1]] } },
    { is: 'note', text: { text: '二楼应急照明灯不亮', marks: [[4, 6]] } },
  ]);
});

test('a correction is found by what it says now, and a withdrawn record says that it is over', async () => {
  const cases = await openCases();
  const subject = await submit(cases, wang, '灭火器过期');
  const answers = withAnswers(answer('Z1-01', 'fail', { photos: [sha256('the door')], note: '压力不足' }));
  const supersedes = id(21_000 + made - 1);
  const again = inspection({ answers, correction: { reason: '写错了' } });
  await cases.push(
    wang,
    entry('inspection-submitted', again, { subject, supersedes, id: id(22_001), at: at(tonight + minuteMs) }),
  );
  expect(await ids(cases, sun, '过期', 'inspection')).toEqual([]);
  expect(await ids(cases, sun, '压力', 'inspection')).toEqual([subject]);
  await cases.push(
    wang,
    entry('inspection-withdrawn', { reason: '重复' } as never, { subject, supersedes: id(22_001), id: id(22_002) }),
  );
  expect((await hits(cases, sun, '压力', 'inspection')).map(({ isOver }) => isOver)).toEqual([true]);
});

test('cases are found by number before all else, by their words and by what was said of them', async () => {
  const cases = await openCases();
  const first = await cases.report(wang, { text: '插座发黑' });
  cases.school.clock.ms += minuteMs;
  const number = caseNumber(await cases.hazard(first), yucai.timeZone);
  const second = await cases.report(wang, { text: `同 ${number}，又发黑了` });
  expect(await ids(cases, sun, '发黑', 'hazard')).toEqual([second, first]);
  expect((await hits(cases, sun, number.toLowerCase().replace('-', ''), 'hazard'))[0]).toMatchObject({ isExact: true });
  for (const typed of [number, number.replace('-', ' ')])
    expect((await hits(cases, sun, typed, 'hazard')).map((hit) => [hit.id, hit.isExact])).toEqual([
      [first, true],
      [second, false],
    ]);
  await cases.take(first, sun, { do: 'comment', note: '请电工今晚看', mentions: [], photos: [] } as never);
  expect(await ids(cases, sun, '电工今晚', 'hazard')).toEqual([first]);
});

test('boxes are found by dish, its initials and the code on the box', async () => {
  const cases = await openCases();
  const { id: _, ...cook } = zhao;
  const sampler = await cases.school.join(cook);
  const subject = id(23_000);
  const taken = {
    canteenId: canteen.id,
    day: '2026-11-22',
    meal: 'lunch' as const,
    dish: '红烧肉',
    until: null,
    grams: 130,
    box: 'A12',
    fridge: '1',
    shelf: '',
    takenAt: at(),
  };
  await cases.push(sampler, entry('sample-taken', taken, { subject, by: sampler.id, id: id(23_001) }));
  for (const typed of ['烧', 'hsr', 'a12', boxCode(subject), boxCode(subject).replace('-', '').toLowerCase()])
    expect(await ids(cases, sampler, typed, 'sample'), typed).toEqual([subject]);
  expect((await hits(cases, sun, boxCode(subject), 'sample'))[0]).toMatchObject({
    isExact: true,
    open: boxCode(subject),
  });
  expect(await ids(cases, wang, '烧', 'sample')).toEqual([]);
});

test('places are found by their way from the top, initials and code; people by whoever keeps accounts', async () => {
  const cases = await openCases();
  expect(await ids(cases, wang, 'ssl', 'place')).toEqual([dorm3.id, floor2.id]);
  expect(await ids(cases, wang, '舍楼2', 'place')).toEqual([floor2.id]);
  expect((await hits(cases, li, placeCode(canteen), 'place'))[0]).toMatchObject({ id: canteen.id, isExact: true });
  expect(await ids(cases, sun, 'wxl', 'person')).toEqual([wang.id]);
  expect(await ids(cases, admin, '王秀', 'person')).toEqual([wang.id]);
  expect(await ids(cases, wang, '王秀', 'person')).toEqual([]);
});

test('nobody finds what he may not open, and is told nothing about it', async () => {
  const cases = await openCases();
  const theirs = await submit(cases, li, '只有自己看得到', { placeId: canteen.id });
  await cases.report(li, { text: '食堂后门', placeId: canteen.id });
  const nothing = (q: string) => ask(cases, wang, q).then(({ groups }) => groups);
  expect(await nothing('看得到')).toEqual(await nothing('看不见'));
  expect(await nothing('后门')).toEqual(await nothing('前门'));
  expect(await ids(cases, li, '看得到', 'inspection')).toEqual([theirs]);
  expect(await ids(cases, admin, '看得到', 'inspection')).toEqual([]);
  expect(await ids(cases, admin, '后门', 'hazard')).toEqual([]);
});

test('what names students is found by nobody', async () => {
  const cases = await openCases();
  const items = [
    item({ id: 'D2-06', type: 'TABLE', photo: 'none', columns: [{ zh: '情形', en: 'Case' }] }),
    item({ id: 'D2-07', type: 'PF', photo: 'none' }),
    item({ id: 'D2-11', type: 'TXT', copyOf: 'D2-05', photo: 'none' }),
  ];
  const list = { ...checklist, code: 'D2', items };
  await cases.push(sun, entry('template-published', list, { subject: 'D2@1', by: sun.id, id: id(24_000) }));
  const answers = [
    answer('D2-06', [['小明发烧']]),
    answer('D2-07', 'fail', { note: '小红没回来' }),
    answer('D2-11', '小刚去医院'),
  ];
  await submit(cases, wang, '', { template: { code: 'D2', version: 1 }, answers, photos: [] });
  for (const said of ['发烧', '小红', '医院'])
    expect(
      (await ask(cases, sun, said)).groups.flatMap((group) => group.hits),
      said,
    ).toEqual([]);
});

test('pages follow one another without a gap, and take one kind', async () => {
  const cases = await openCases();
  const all: string[] = [];
  for (let n = 0; n < 7; n++) all.unshift(await submit(cases, wang, '楼道堆物'));
  const seen: string[] = [];
  let next: string | null = null;
  do {
    const before: string = next === null ? '' : `&before=${next}`;
    const { groups } = await ask(cases, sun, '堆物', `&kinds=inspection&limit=3${before}`);
    seen.push(...(groups[0]?.hits ?? []).map((hit) => hit.id));
    next = groups[0]?.next ?? null;
  } while (next !== null);
  expect(seen).toEqual(all);
  expect((await cases.school.ask(sun, 'GET', asked('堆物', '&before=WzEsIiJd'))).status).toBe(400);
});

test('hostile questions are refused with one code, or find nothing', async () => {
  const cases = await openCases();
  await submit(cases, wang, '灯');
  const status = async (path: string) => {
    const response = await cases.school.ask(sun, 'GET', path);
    return [response.status, ((await response.json()) as { code?: string }).code];
  };
  const bad = ['', '   ', '"', '*', '(((', 'x'.repeat(1000), '灯'.repeat(101), '🙂'];
  for (const q of bad) expect(await status(asked(q)), q).toEqual([400, 'bad-query']);
  for (const q of ['%ED%A0%80', '%00', '%FF']) expect((await status(`/api/search?q=${q}`))[0], q).toBeLessThan(500);
  for (const q of ['"灯" OR *', 'NEAR(灯 灯, 2)', 'written:灯', '灯" OR "a', '-灯', '^灯', 'AND', 'a AND NOT b'])
    expect((await status(asked(q)))[0], q).toBe(200);
  expect(await status('/api/search?q=灯&kinds=secret')).toEqual([400, 'bad-query']);
  expect(await status('/api/search?q=灯&q=火')).toEqual([400, 'bad-query']);
  expect((await cases.school.ask(null, 'GET', asked('灯'))).status).toBe(401);
});

test('made again from the ledger, the same is found', async () => {
  const cases = await openCases();
  const one = await submit(cases, wang, '楼梯扶手松动');
  const hazard = await cases.report(wang, { text: '扶手断了' });
  await cases.school.parts.store.ledger.rebuild(yucai.id);
  expect(await ids(cases, sun, '扶手松', 'inspection')).toEqual([one]);
  expect(await ids(cases, sun, '扶手断', 'hazard')).toEqual([hazard]);
});

test('equipment and licences are found by kind, number, place and initials, by whoever walks there, and are told to no older app', async () => {
  const cases = await openCases();
  const kept = [
    asset({
      id: id(601),
      placeId: canteen.id,
      agent: null,
      ...keptAs('licence'),
      label: '食品经营许可证',
      made: null,
      due: '2027-05-01',
    }),
    asset({ id: id(602), placeId: floor2.id, label: 'MHQ-0412', note: '楼梯口' }),
  ];
  for (const [n, one] of kept.entries())
    await cases.push(
      sun,
      entry('asset-kept', one, { id: id(611 + n), subject: one.id, by: sun.id, opSeq: 900 + n, schema: 3 }),
    );
  expect(await ids(cases, sun, '许可证', 'asset')).toEqual([id(601)]);
  expect(await ids(cases, sun, 'spjy', 'asset')).toEqual([id(601)]);
  expect(await ids(cases, sun, '灭火器 mhq', 'asset')).toEqual([id(602)]);
  expect(await hits(cases, wang, '楼梯口', 'asset')).toMatchObject([
    { title: { zh: { text: '灭火器 MHQ-0412' } }, open: floor2.id, lines: [{ is: 'place' }, { is: 'note' }] },
  ]);
  // Wang looks after the dormitory, and whoever keeps the accounts walks nowhere.
  expect(await ids(cases, wang, '证照', 'asset')).toEqual([]);
  expect(await ids(cases, admin, '许可证', 'asset')).toEqual([]);
  expect((await ask(cases, sun, '许可证')).groups.map(({ kind }) => kind)).not.toContain('asset');
});
