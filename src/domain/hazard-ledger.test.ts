import { expect, test } from 'vitest';
import * as cast from '../../tests/cast.ts';
import { floor2, dorm3, li, photo, sha256, sun, tonight, wang, yucai } from '../../tests/cast.ts';
import { an, dian, fen, Ledger, logistics, sayings, xiao, type Bare } from '../../tests/cast-cases.ts';
import { caseNumber } from './case-number.ts';
import type { EntryOf } from './entry.ts';
import type { Hazard } from './hazard.ts';
import { ledgerTable } from './hazard-ledger.ts';
import { ledgerTables, type LedgerTableName } from './ledger-tables.ts';
import { dayMs } from './hazard-times.ts';

/** As `domain.md` 8.1 writes them down; what stands in brackets behind 排查方式 is what it may say. */
const form =
  '序号｜隐患编号｜排查日期｜排查方式（日常巡查／专项检查／上级检查／师生上报／回头看）｜排查人｜隐患部位（楼栋—楼层—房间/点位）｜隐患类别｜隐患描述｜整改前照片｜隐患等级｜判定依据｜整改措施及要求｜责任部门｜整改责任人｜督办领导｜整改资金（元）及来源｜整改时限｜临时防范措施（应急预案）｜整改完成日期｜整改情况｜整改后照片｜复查人｜复查日期｜复查结论｜是否销号｜销号日期｜销号签批人｜回头看日期｜回头看结果｜备注';
const repairForm =
  '编号｜报修人｜部位｜故障类别｜描述｜照片｜受理时间｜派单｜接单｜到场｜完成｜用料｜费用｜验收｜评价｜回访';

const all = { from: 0, to: Infinity };
const places = new Map([dorm3, floor2].map((place) => [place.id, place]));
const around = (now = tonight) => ({ timeZone: yucai.timeZone, now, placeOf: (id: string) => places.get(id) });
const heads = (table: LedgerTableName) => ledgerTable(table, [], all, around()).columns.map(({ head }) => head);
/** The cells of each line by the heads over them. */
const lines = (table: LedgerTableName, hazards: Hazard[], span = all, now = tonight) => {
  const { columns, rows } = ledgerTable(table, hazards, span, around(now));
  return rows.map(({ cells }) => Object.fromEntries(columns.map(({ head }, i) => [head, cells[i]])));
};

test('the ledger and the repair orders have exactly the columns of their forms', () => {
  expect(heads('ledger')).toEqual(form.replace(/（日常巡查.*?）/, '').split('｜'));
  expect(heads('repairs')).toEqual(repairForm.split('｜'));
  for (const table of ledgerTables) expect(new Set(heads(table)).size).toBe(heads(table).length);
});

/** The whole way of a 较大 one, with everything that may be said on it. */
function closed(): { ledger: Ledger; hazard: Hazard } {
  const ledger = new Ledger();
  const { id } = ledger.report(wang, { photos: [photo('report', sha256('black'))] });
  const say = (by: typeof wang, step: Bare) => {
    const refused = ledger.take(id, by, step);
    if (refused) throw new Error(`${step.do}: ${refused}`);
    ledger.now += dayMs / 4;
  };
  const of = (step: keyof typeof sayings, over: object = {}) =>
    ({ ...sayings[step](ledger.hazard(id)), ...over }) as Bare;
  say(sun, of('assign', { grade: 'L', checkerId: an.id, leader: '王校', measure: '先停电' }));
  say(dian, of('accept'));
  say(dian, of('interim'));
  say(dian, of('plan'));
  say(fen, of('approve-plan'));
  say(dian, of('extend'));
  say(fen, of('grant-extension'));
  say(dian, of('rectify'));
  say(an, of('fail'));
  expect(lines('ledger', [ledger.hazard(id)])[0]).toMatchObject({ 复查人: '周安', 复查结论: '不合格', 是否销号: '否' });
  say(dian, of('rectify'));
  say(an, of('pass'));
  say(fen, of('close', { opinion: '同意' }));
  return { ledger, hazard: ledger.hazard(id) };
}

test('a case that went its whole way fills the line: 较大 is 一般 on paper, and the remark says what the school made of it', () => {
  const { hazard } = closed();
  expect(lines('ledger', [hazard])).toEqual([
    {
      序号: 1,
      隐患编号: caseNumber(hazard, yucai.timeZone),
      排查日期: '2026-11-22',
      排查方式: '日常巡查',
      排查人: '王秀兰',
      '隐患部位（楼栋—楼层—房间/点位）': '3号宿舍楼—2层',
      隐患类别: '用电',
      隐患描述: '插座发黑',
      整改前照片: 1,
      隐患等级: '一般',
      判定依据: '',
      整改措施及要求: '换锁',
      责任部门: '总务处',
      整改责任人: '赵电',
      督办领导: '郑分',
      '整改资金（元）及来源': '200 元，公用经费（已到位）',
      整改时限: '2027-01-31',
      '临时防范措施（应急预案）': '隔离：拉了警戒线；派人看守；看护人：李建国',
      整改完成日期: '2026-11-25',
      整改情况: '换好了',
      整改后照片: 1,
      复查人: '周安',
      复查日期: '2026-11-25',
      复查结论: '合格',
      是否销号: '是',
      销号日期: '2026-11-25',
      销号签批人: '郑分',
      回头看日期: '2026-12-25',
      回头看结果: '待回头看',
      备注: '校内按较大隐患管理；延期 1 次；验收意见：同意',
    },
  ]);
});

test('each table has what its name says, by the time asked for; what was turned down stands in none', () => {
  const { ledger, hazard } = closed();
  const open = ledger.report(li, { source: 'authority', text: '灭火器过期' });
  const grave = ledger.report(wang, { suspectedMajor: true });
  ledger.take(grave.id, xiao, { ...sayings.judge(grave), grade: 'M' } as Bare);
  const repair = ledger.report(wang, { source: 'repair', repair: { kind: 'water' }, category: 'resources' });
  const rejected = ledger.report(wang);
  expect(ledger.take(rejected.id, sun, sayings.reject(rejected))).toBeNull();
  const cases = [hazard, open, ledger.hazard(grave.id), repair, ledger.hazard(rejected.id)];
  const ids = (table: LedgerTableName, span = all) =>
    ledgerTable(table, cases, span, around()).rows.map(({ id }) => id);
  expect(ids('ledger')).toEqual([hazard, open, grave, repair].map(({ id }) => id));
  expect(ids('open')).toEqual([open, grave, repair].map(({ id }) => id));
  expect(ids('major')).toEqual([grave.id]);
  expect(ids('repairs')).toEqual([repair.id]);
  // The like was closed there before.
  expect(ids('repeat')).toEqual([open, grave].map(({ id }) => id));
  const later = { from: ledger.now + dayMs, to: Infinity };
  expect(ids('ledger', later)).toEqual([]);
  // What was not closed before the year began is carried over into its register.
  expect(ids('yearly', later)).toEqual([open, grave, repair].map(({ id }) => id));
  // So is whatever is not closed, among the open ones: the table has as many as the list.
  expect(ids('open', later)).toEqual(ids('open'));
  expect(ids('yearly', { from: 0, to: hazard.reportedAt })).toEqual([]);
  expect(lines('ledger', [open])[0]).toMatchObject({
    排查方式: '上级检查',
    整改后照片: null,
    复查结论: '',
    是否销号: '否',
  });
  expect(lines('major', cases)[0]).toMatchObject({
    判定依据: '《教育系统重大事故隐患判定指南》第3条(一)第6项；不构成',
    当前状态: '待核实',
  });
  const late = lines('open', [open], all, ledger.now + 3 * dayMs)[0];
  expect(late).toMatchObject({ 逾期天数: 2, 当前状态: '待核实' });
});

test('what came back says so, and how it was found again', () => {
  const { ledger, hazard } = closed();
  ledger.now += 40 * dayMs;
  ledger.take(hazard.id, sun, { ...sayings['look-back'](hazard), found: 'rebound' } as Bare);
  const again = ledger.hazard(hazard.id);
  expect(lines('repeat', [again])).toMatchObject([{ 重开次数: 1, 当前状态: '反弹重开', 是否销号: '否' }]);
  expect(lines('repeat', [again], { from: again.reportedAt + 30 * dayMs, to: Infinity })).toHaveLength(1);
  expect(lines('ledger', [again])[0]).toMatchObject({
    排查方式: '回头看',
    隐患等级: '一般',
    销号日期: null,
    备注: expect.stringContaining('疑似重大，待判定；反复隐患，重开 1 次'),
  });
});

test('a report that the office makes a repair request stands among the repair orders, until it is a hazard again', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  const kinds = () => lines('repairs', [ledger.hazard(id)]).map((line) => line['故障类别']);
  expect(kinds()).toEqual([]);
  expect(ledger.take(id, sun, { do: 'as-repair', kind: 'doors', note: '' })).toBeNull();
  expect([kinds(), ledger.take(id, sun, { do: 'as-repair', kind: 'power', note: '' })]).toEqual([
    ['门窗锁'],
    'step-not-now',
  ]);
  expect(ledger.take(id, sun, { do: 'as-hazard', note: '有触电危险' })).toBeNull();
  expect([kinds(), ledger.take(id, sun, { do: 'as-hazard', note: '' })]).toEqual([[], 'step-not-now']);
  // Two people of the office at once: the later word is kept and changes nothing.
  const seen = ledger.hazard(id);
  ledger.take(id, sun, { do: 'as-repair', kind: 'doors', note: '' });
  expect(ledger.take(id, an, { do: 'as-repair', kind: 'power', note: '灯' }, seen)).toBeNull();
  expect(kinds()).toEqual(['门窗锁']);
  expect(ledger.hazard(id).handling?.steps.at(-1)).toMatchObject({ name: an.name, without: 'step-not-now' });
  ledger.take(id, sun, sayings.assign(ledger.hazard(id)));
  expect(ledger.take(id, sun, { do: 'as-hazard', note: '' })).toBe('step-not-now');
});

test('a repair order tells its times, who took it, and what whoever asked for it thinks of it', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang, { source: 'repair', repair: { kind: 'power' } });
  const say = (by: typeof wang, step: keyof typeof sayings, over: object = {}) => {
    const refused = ledger.take(id, by, { ...sayings[step](ledger.hazard(id)), ...over } as Bare);
    if (refused) throw new Error(`${step}: ${refused}`);
    ledger.now += 3_600_000;
  };
  say(sun, 'assign', { deptId: logistics });
  say(dian, 'accept');
  const arrived = () => lines('repairs', [ledger.hazard(id)])[0]?.['到场'];
  // That a part was ordered is no arrival.
  say(dian, 'progress');
  expect(arrived()).toBeNull();
  say(dian, 'progress', { arrived: true });
  say(dian, 'rectify', { used: '开关 1 个', yuan: 35, firm: '育才电气' });
  say(an, 'pass');
  say(sun, 'close');
  say(wang, 'rate', { stars: 4, note: '修得快' });
  expect(lines('repairs', [ledger.hazard(id)])).toMatchObject([
    {
      报修人: '王秀兰',
      故障类别: '灯和电',
      受理时间: '2026-11-22 22:30',
      派单: '2026-11-22 22:30 赵电 施工单位：育才电气',
      接单: '2026-11-22 23:30',
      到场: '2026-11-23 01:30',
      完成: '2026-11-23 02:30',
      用料: '开关 1 个',
      费用: 35,
      验收: '合格 周安',
      评价: '4 星 修得快',
    },
  ]);
  // Taken up again, somebody has to come again.
  say(sun, 'reopen');
  expect(arrived()).toBeNull();
  say(sun, 'assign', { deptId: logistics });
  say(dian, 'accept');
  expect(arrived()).toBeNull();
  // By a phone whose clock goes five hours slow.
  const step = ledger.step(ledger.hazard(id), dian, { ...sayings.progress(ledger.hazard(id)), arrived: true } as Bare);
  const { hash: _hash, kind, body, ...over } = step as EntryOf<'hazard-handled'>;
  const slow = cast.entry(kind, body, { ...over, at: cast.at(ledger.now - 5 * 3_600_000) });
  expect(ledger.say(slow, dian)).toBeNull();
  expect(arrived()).toBe('2026-11-23 04:30');
});

test('the number of a case is the same for ever, and tells its day', () => {
  const of = (id: string) => caseNumber({ id, reportedAt: tonight }, yucai.timeZone);
  expect(of('a')).toMatch(/^YH20261122-[2-9A-HJKMNP-TV-Z]{6}$/);
  expect(of('a')).toBe(of('a'));
  expect(new Set(Array.from({ length: 2000 }, (_, n) => of(`${n}`))).size).toBe(2000);
});

test('what is supervised has its table, also once it was lifted; the register names its leader, and whether the authority knows', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang, { suspectedMajor: true });
  const take = (by: typeof wang, step: keyof typeof sayings, over: object = {}) =>
    expect(ledger.take(id, by, { ...sayings[step](ledger.hazard(id)), ...over } as Bare)).toBeNull();
  expect(lines('supervised', [ledger.hazard(id)])).toEqual([]);
  take(fen, 'judge', { grade: 'M' });
  take(fen, 'supervise', { leader: '王校', until: '2026-12-31' });
  const open = [ledger.hazard(id)];
  expect(lines('supervised', open)[0]).toMatchObject({
    挂牌督办原因: '影响疏散',
    挂牌日期: '2026-11-22',
    挂牌督办领导: '王校',
    督办期限: '2026-12-31',
    最近一次督办: '',
    解除挂牌: '',
  });
  expect(lines('ledger', open)[0]).toMatchObject({
    督办领导: '王校',
    备注: '挂牌督办，限 2026-12-31；还没有报主管部门',
  });
  take(sun, 'report-up');
  take(xiao, 'urge');
  take(xiao, 'lift-supervision');
  const after = [ledger.hazard(id)];
  expect(lines('supervised', after)[0]).toMatchObject({
    最近一次督办: '2026-11-22 本周到现场看过，配件周五到',
    解除挂牌: '2026-11-22 王校 已经改好',
  });
  expect(lines('ledger', after)[0]).toMatchObject({
    督办领导: '',
    备注: '报 区教育局 书面 育才〔2026〕12号 2026-11-22 回执：已收',
  });
});
