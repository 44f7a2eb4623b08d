// 8.4 and 8.8 of `domain.md`: switch rooms, RCDs, lifts, hot work, and the register of equipment.
import { knownOf, dueOn, walkedOf } from '../asset-facts.ts';
import { kindOf, lifeYears, usableUntil, type Agent, type AssetKind, type AssetRecord } from '../asset.ts';
import { dayOf } from '../inspection.ts';
import { daysBetween } from '../value.ts';
import { byHand, count, day, form, joined, text, time, whereOf, wide, type Column, type LedgerAround } from './form.ts';
import {
  by,
  dayOfLine,
  faultsOf,
  found,
  handled,
  once,
  perAsset,
  perItem,
  rowsOf,
  said,
  timeOfLine,
  verdict,
  whereOfLine,
} from './inspection-line.ts';
import { signed } from './picture.ts';
import { placeOfItem } from '../asset-item.ts';

export const switchRoom = form({ title: '配电室巡检记录', law: '学校通行做法', sheet: '配电室巡检记录' }, once, [
  time('日期时间', timeOfLine),
  text('A/B/C 相电压', (line) =>
    rowsOf(line, 'E1-04')
      .map(({ cells }) => cells.join('/'))
      .join('；'),
  ),
  byHand('A/B/C 相电流'),
  count('负载率', (line) => said(line, 'E1-05')),
  count('温度', (line) => said(line, 'E1-03')),
  text('接头测温', (line) => {
    const each = perAsset(line, line.around).flatMap((one) => {
      const read = one.asset && said(one, 'E1-06');
      return one.asset && read !== null ? [`${one.asset.walked.label} ${read}`] : [];
    });
    return joined(each, '；') || said(line, 'E1-06');
  }),
  wide('异常', found),
  wide('处理', handled),
  signed('电工', 'E1-18', by),
]);

export const rcdTests = form(
  { title: '漏电保护器试验记录', law: 'GB/T 13955-2017（条文待核）', sheet: '漏电保护器试验记录' },
  perAsset,
  [
    text('编号', ({ asset }) => asset?.walked.label ?? null),
    wide('位置', whereOfLine),
    byHand('额定电流'),
    count('额定剩余动作电流', (line) => said(line, 'E2-02')),
    text('按键试验（跳/不跳）', (line) => verdict(line, ['E2-01'], '跳', '不跳')),
    count('实测动作电流/时间', (line) => said(line, 'E2-03')),
    text('结论', (line) => (line.asset?.walked.missing ? '未找到' : faultsOf(line).length > 0 ? '不合格' : '合格')),
    text('试验人', by),
    day('日期', dayOfLine),
  ],
);

export const liftDaily = form(
  { title: '每日电梯安全检查记录', law: '市场监管总局令第74号', sheet: '每日电梯安全检查记录' },
  perItem(),
  [
    day('日期', dayOfLine),
    byHand('设备编号'),
    text('使用单位内编号', (line) => line.asset?.walked.label ?? whereOfLine(line)),
    wide('检查项', ({ item }) => item?.text.zh ?? null),
    text('结果', (line) =>
      line.item ? verdict(line, [placeOfItem(line.item.id).base], '合格', '不合格').replace(/：.*$/s, '') : null,
    ),
    wide('存在问题', found),
    wide('措施', handled),
    signed('电梯安全员签名', 'S1-12'),
  ],
);

export const hotWork = form(
  { title: '动火作业审批表', law: '学校通行做法（依据待核）', sheet: '动火作业审批表' },
  once,
  [
    text('编号', (line) => said(line, 'F8-02')),
    byHand('申请部门/单位'),
    wide('地点', whereOfLine),
    byHand('作业内容'),
    byHand('起止时间'),
    text('作业人及证号', (line) => (said(line, 'F8-03') ? '证件已拍照' : null)),
    text('监护人', (line) => verdict(line, ['F8-05'], '在位', '不在位')),
    wide('防火措施', (line) => verdict(line, ['F8-01', 'F8-04'], '已落实', '未落实')),
    byHand('审批人'),
    wide('作业前检查', (line) => verdict(line, ['F8-01', 'F8-04', 'F8-05'], '合格', '不合格')),
    wide('作业后检查', (line) => verdict(line, ['F8-06'], '合格', '不合格')),
  ],
);

/**
 * `walked`: the last check of it in the time asked for. `faults`: hazards of it in twelve months, `yuan`: what putting them right was said to cost, null where nobody said.
 * `person`: who answers for things of its kind at its place; null where the school has named nobody.
 */
export type AssetSource = {
  asset: AssetRecord;
  walked: { day: string; faults: string } | null;
  faults: number;
  yuan: number | null;
  person: string | null;
};
type Line = AssetSource & { id: string; of: string; around: LedgerAround };

const perThing = (source: AssetSource, around: LedgerAround): Line[] => [
  { ...source, id: source.asset.id, of: source.asset.placeId, around },
];

const agentNames: Record<Agent, string> = { powder: '干粉', co2: '二氧化碳', water: '水基' };
export const kindNames: Record<AssetKind, string> = {
  extinguisher: '灭火器',
  panel: '配电箱',
  rcd: '漏电保护器',
  fridge: '冷藏柜',
  freezer: '冷冻柜',
  'sample-fridge': '留样柜',
  lift: '电梯',
  boiler: '锅炉',
  'pressure-vessel': '压力容器',
  licence: '证照',
  other: '其他',
};
const kindName = ({ asset }: Line): string => kindNames[kindOf(asset)];
const retired = ({ asset }: Line): string | null => (asset.retired ? `已停用：${asset.retired.reason}` : null);
const label = ({ asset }: Line): string => asset.label;
const where = ({ asset, around }: Line): string => whereOf(asset.placeId, '', around);
const made = ({ asset }: Line): string | null => knownOf(asset, 'made').value;
const today = ({ around }: Line): string => dayOf(around.now, around.timeZone);
const note = ({ asset }: Line): string => asset.note;

export const extinguishers = form(
  { title: '灭火器档案', law: '《机关、团体、企业、事业单位消防安全管理规定》第29条', sheet: '灭火器档案' },
  perThing,
  [
    text('编号', label),
    text('类型规格', (line) => joined([line.asset.agent && agentNames[line.asset.agent], note(line)], '，')),
    wide('设置位置', where),
    text('出厂日期', made),
    byHand('生产单位'),
    text('最近维修日期', ({ asset }) => asset.serviced),
    byHand('维修单位'),
    day('报废日期（自动）', (line) => usableUntil({ agent: line.asset.agent, made: made(line) })),
    wide('月检记录', (line) =>
      joined([retired(line), line.walked && `${line.walked.day} ${line.walked.faults || '合格'}`]),
    ),
    text('责任人', ({ person }) => person),
  ],
);

const dueWords = { none: '在用', unknown: '在用', ahead: '在用', soon: '在用，临近到期', over: '已超期' } as const;
const state = (line: Line): string => retired(line) ?? dueWords[dueOn(walkedOf(line.asset), today(line)).state];

export const specialEquipment = form(
  { title: '特种设备台账', law: '《特种设备安全监察条例》第27条；《特种设备安全法》第40条', sheet: '特种设备台账' },
  perThing,
  [
    byHand('设备代码'),
    byHand('注册/使用登记证号'),
    text('种类', kindName),
    text('型号', note),
    wide('安装位置', (line) => joined([where(line), label(line)], ' ')),
    text('投用日期', made),
    byHand('设计年限'),
    day('检验日期', ({ asset }) => knownOf(asset, 'checked').value),
    day('下次检验日期', ({ asset }) => knownOf(asset, 'due').value),
    byHand('维保单位'),
    byHand('安全员'),
    text('状态', state),
  ],
);

const usedYears = (line: Line): number | null => {
  const from = made(line);
  return from === null ? null : Math.max(0, Math.round((daysBetween(`${from}-01`, today(line)) / 365.25) * 10) / 10);
};

const aged: Column<Line>[] = [
  count('设计/建议年限', ({ asset }) => (asset.agent ? lifeYears[asset.agent] : null)),
  count('已用年限', usedYears),
];

export const equipment = form(
  { title: '设施设备台账（含老化）', law: '学校通行做法', sheet: '设施设备台账' },
  perThing,
  [
    text('编号', label),
    text(
      '名称',
      (line) => joined([line.asset.agent && agentNames[line.asset.agent], note(line)], '，') || kindName(line),
    ),
    text('类别', kindName),
    wide('位置', where),
    text('投用日期', made),
    ...aged,
    count('近12月故障次数', ({ faults }) => faults),
    count('近12月维修费', ({ yuan }) => yuan),
    byHand('老化评分'),
    text(
      '计划（观察/加密/大修/更换）',
      (line) =>
        retired(line) ??
        (dueOn(walkedOf(line.asset), today(line)).state === 'over' && line.asset.category === 'extinguisher'
          ? '更换'
          : null),
    ),
    text('责任人', ({ person }) => person),
  ],
);
