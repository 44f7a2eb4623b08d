// What the school writes down on its own record sheets (checklists R1 to R11), beside the 35 of the papers: 8.4, 8.6, 8.7 and 8.8 of `domain.md`.
import { useOf, type MeterReading, type MeterUse } from '../meter.ts';
import { count, day, form, joined, text, time, wide, type LedgerAround, type LedgerCell } from './form.ts';
import {
  by,
  cellIn,
  dayOfLine,
  once,
  perRow,
  photosOf,
  rowsOf,
  said,
  signer,
  timeOfLine,
  type Inspected,
  type InspectionLine,
} from './inspection-line.ts';
import { cell, onFirstLine, week } from './kitchen.ts';
import { drawnTogether, pictured, signed } from './picture.ts';

type Line = InspectionLine;
/** As it was typed; the day of the record where nothing was. */
const dayIn =
  (head: string) =>
  (line: Line): LedgerCell =>
    cellIn(line, head) ?? dayOfLine(line);
const usual = '学校通行做法';

export const additives = form(
  { title: '食品添加剂使用台账', law: '《餐饮服务食品安全操作规范》（依据待核）', sheet: '食品添加剂使用台账' },
  perRow('R1-01'),
  [
    day('日期', dayIn('日期')),
    text('名称', cell('名称')),
    text('领用量', amount('领用量')),
    text('使用量', amount('使用量')),
    text('用于食品', cell('用于食品')),
    text('领用人', cell('领用人')),
    text('保管人', cell('保管人')),
  ],
);

export const foodRisks = form(
  {
    title: '食品安全风险管控清单',
    law: '《企业落实食品安全主体责任监督管理规定》（条号待核）',
    sheet: '食品安全风险管控清单',
  },
  perRow('R2-01'),
  [
    text('环节', cell('环节')),
    wide('风险点', cell('风险点')),
    wide('管控措施', cell('管控措施')),
    text('频次', cell('频次')),
    text('责任人', cell('责任人')),
  ],
);

/** Who came and to whom is about students as well: covered like who was missing. */
export const visitors = form(
  { title: '来访登记', law: '《中小学幼儿园安全管理办法》（条号待核）', sheet: '来访登记' },
  perRow('R3-01'),
  [
    day('日期', dayIn('日期')),
    text('进入时间', cell('进入时间')),
    text('姓名', cell('姓名'), { restricted: true }),
    text('证件核验（是/否，不留存号码全文）', cell('证件核验')),
    wide('事由', cell('事由'), { restricted: true }),
    text('被访人', cell('被访人'), { restricted: true }),
    text('批准人', cell('批准人')),
    text('离开时间', cell('离开时间')),
  ],
);

type Booked = Line & { left: number };
const chemicalRows = perRow('R4-01');
const sameThing = (line: Line): string =>
  JSON.stringify([line.record.inspection.placeId, String(cellIn(line, '品名')), String(cellIn(line, '规格'))]);
const moved = (line: Line): number =>
  Number(cellIn(line, '入库') ?? 0) - Number(cellIn(line, '领用') ?? 0) + Number(cellIn(line, '退回') ?? 0);

/** Each row with what is left in this store of the thing of this specification, after all that was booked until then. */
function bookings(source: Inspected, around: LedgerAround): Booked[] {
  const left = new Map<string, number>();
  const book = (line: Line): Booked => {
    const key = sameThing(line);
    const now = Number(((left.get(key) ?? 0) + moved(line)).toFixed(6));
    left.set(key, now);
    return { ...line, left: now };
  };
  for (const earlier of until(source)) for (const line of chemicalRows(earlier, around)) book(line);
  return chemicalRows(source, around).map(book);
}

/** What stands in the book before it. */
function until(source: Inspected): readonly Inspected[] {
  const book = source.book ?? [];
  const at = book.findIndex(({ record }) => record.id === source.record.id);
  return at < 0 ? [] : book.slice(0, at);
}

export const chemicals = form(
  { title: '危险化学品台账', law: '《危险化学品安全管理条例》（条号待核）', sheet: '危险化学品台账' },
  bookings,
  [
    text('品名', cell('品名')),
    text('规格', cell('规格')),
    count('入库', cell('入库')),
    count('领用', cell('领用')),
    count('退回', cell('退回')),
    count('结存', ({ left }) => left),
    // One name twice is one person.
    {
      ...text('双人签字', (line: Booked) => joined([...new Set([signer(line, 'R4-02'), signer(line, 'R4-03')])], '、')),
      picture: (line) => drawnTogether(line, 'R4-02', 'R4-03'),
    },
    wide('用途', cell('用途')),
    day('日期', dayIn('日期')),
  ],
);

/** `meter`: which one it is. */
type Metered = Line & { month: string; meter: string; use: MeterUse };
const meterRows = perRow('R5-01');
const monthOf = (line: Line): string => String(dayIn('月份（选该月任一天）')(line)).slice(0, 7);
const buildingOf = ({ record, around }: Line): string => {
  const { placeId } = record.inspection;
  return around.placeOf(placeId)?.ancestors[0]?.id ?? placeId;
};
/** A number is of one meter within a building. */
const meterOf = (line: Line): string =>
  JSON.stringify([buildingOf(line), String(cellIn(line, '类别')), String(cellIn(line, '表计编号'))]);

const readingOf = (line: Line): MeterReading => ({ month: monthOf(line), value: Number(cellIn(line, '本期读数')) });

type Readings = ReadonlyMap<string, readonly MeterReading[]>;
const booksRead = new WeakMap<readonly Inspected[], Readings>();

/** Of each meter in a book what was read off it; a book is read once, and not for each of its records. */
function readingsIn(book: readonly Inspected[], around: LedgerAround): Readings {
  const known = booksRead.get(book);
  if (known) return known;
  const lines = Map.groupBy(
    book.flatMap((one) => meterRows(one, around)),
    meterOf,
  );
  const readings = new Map([...lines].map(([meter, those]) => [meter, those.map(readingOf)]));
  booksRead.set(book, readings);
  return readings;
}

/** What was read off each meter, and what it comes to against all that the book has of it. */
export function meterLines(source: Inspected, around: LedgerAround): Metered[] {
  const readings = readingsIn(source.book ?? [source], around);
  return meterRows(source, around).map((line): Metered => {
    const [own, meter] = [readingOf(line), meterOf(line)];
    return Object.assign({}, line, { month: own.month, meter, use: useOf(readings.get(meter) ?? [], own) });
  });
}

/** In words: a sign before a figure is a formula to some programs. */
function change(share: number | null): string | null {
  if (share === null) return null;
  const percent = Math.round(Math.abs(share) * 1000) / 10;
  return percent === 0 ? '持平' : `${share > 0 ? '增' : '降'} ${percent}%`;
}

export const energy = form({ title: '能耗台账', law: usual, sheet: '能耗台账' }, meterLines, [
  text('月份', ({ month }) => month),
  text('表计编号', cell('表计编号')),
  text('类别', cell('类别')),
  count('本期读数', cell('本期读数')),
  count('上期', ({ use }) => use.last),
  count('用量', ({ use }) => use.used),
  count('金额', cell('金额')),
  text('同比', ({ use }) => change(use.overYear)),
  text('环比', ({ use }) => change(use.overMonth)),
  wide('异常说明', cell('异常说明')),
  text('抄表人', by),
]);

export const trainings = form(
  {
    title: '培训/演练记录',
    law: '《机关、团体、企业、事业单位消防安全管理规定》第36条、第40条',
    sheet: '培训演练记录',
  },
  perRow('R6-01'),
  [
    day('日期', dayIn('日期')),
    wide('主题', cell('主题')),
    text('对象', cell('对象')),
    count('人数', cell('人数')),
    wide('内容', cell('内容')),
    text('用时', amount('用时')),
    wide('问题', cell('问题')),
    wide('改进', cell('改进')),
    // Photos are of all that was handed in together.
    onFirstLine(
      pictured(
        count('照片', (line) => (line.id.endsWith('.1') ? photosOf(line, 'R6-01') : null)),
        'R6-01',
      ),
    ),
    text('组织人', cell('组织人')),
  ],
);

const fireLaw = 'GB 25201-2010（表式待核）';

/** `domain.md` gives no heads for these three: those of the sheets. */
export const fireTests = form(
  { title: '建筑消防设施检测记录表', law: fireLaw, sheet: '建筑消防设施检测记录表' },
  perRow('R7-01'),
  [
    text('检测项目', cell('检测项目')),
    wide('检测内容', cell('检测内容')),
    wide('实测记录', cell('实测记录')),
    text('检测结论', cell('检测结论')),
    wide('存在问题', cell('存在问题')),
    text('检测单位', cell('检测单位')),
    text('检测人员', cell('检测人员')),
    day('检测日期', dayIn('检测日期')),
    signed('负责人签名', 'R7-02'),
  ],
);

export const upkeepPlan = form(
  { title: '建筑消防设施维护保养计划表', law: fireLaw, sheet: '建筑消防设施维护保养计划表' },
  perRow('R8-01'),
  [
    text('设施名称', cell('设施名称')),
    wide('保养项目', cell('保养项目')),
    text('保养周期', cell('保养周期')),
    day('计划日期', cell('计划日期')),
    text('保养单位', cell('保养单位')),
    text('责任人', cell('责任人')),
    wide('备注', cell('备注')),
  ],
);

export const upkeepDone = form(
  { title: '建筑消防设施维护保养记录表', law: fireLaw, sheet: '建筑消防设施维护保养记录表' },
  perRow('R9-01'),
  [
    day('日期', dayIn('日期')),
    text('设施名称', cell('设施名称')),
    wide('保养项目', cell('保养项目')),
    text('保养情况', cell('保养情况')),
    wide('故障及处理', cell('故障及处理')),
    text('保养单位', cell('保养单位')),
    text('保养人', cell('保养人')),
    signed('负责人签名', 'R9-02'),
  ],
);

const liftLaw = '市场监管总局令第74号';

export const liftWeekly = form(
  { title: '每周电梯安全排查治理报告', law: liftLaw, sheet: '每周电梯安全排查治理报告' },
  once,
  [
    text('周次', week),
    wide('本周检查情况', (line) => said(line, 'R10-01')),
    wide('主要风险隐患', (line) => said(line, 'R10-02')),
    wide('整改措施及责任人', (line) => said(line, 'R10-03')),
    wide('完成情况', (line) => said(line, 'R10-04')),
    signed('电梯安全总监签名', 'R10-05'),
  ],
);

export const liftMonthly = form(
  { title: '每月电梯安全调度会议纪要', law: liftLaw, sheet: '每月电梯安全调度会议纪要' },
  once,
  [
    time('时间', timeOfLine),
    text('主持人', (line) => said(line, 'R11-01')),
    wide('参会人', (line) =>
      rowsOf(line, 'R11-02')
        .map(({ cells: [name, post] }) => joined([name, post], ' '))
        .join('、'),
    ),
    wide('本月情况', (line) => said(line, 'R11-03')),
    wide('研判意见', (line) => said(line, 'R11-04')),
    wide('工作部署', (line) => said(line, 'R11-05')),
    signed('签名', 'R11-06'),
  ],
);

/** The figure with the unit its column has on the sheet. */
function amount(head: string): (line: Line) => LedgerCell {
  return (line) => {
    const value = cellIn(line, head);
    const unit = line.row?.columns.find(({ zh }) => zh === head)?.limit?.unit?.zh;
    return value === null || unit === undefined ? value : `${value} ${unit}`;
  };
}
