// 8.2 to 8.4 of `domain.md`: fire patrols, fire inspections, the control room, and what is looked at piece by piece.
import { listedState } from '../listed-state.ts';
import { clock, clockOf, day, form, joined, text, wide, type Column } from './form.ts';
import {
  by,
  dayOfLine,
  finishedAt,
  found,
  handled,
  hazardsAt,
  once,
  perItem,
  said,
  spanOf,
  startedAt,
  verdict,
  whereOfLine,
  type InspectionLine,
} from './inspection-line.ts';
import { signed } from './picture.ts';
import { placeOfItem } from '../asset-item.ts';
import { stateNames } from '../hazard-ledger-words.ts';
import { dayOf } from '../inspection.ts';
import { isWithin } from '../place.ts';
import { missedPoints } from '../round.ts';

type Of = Column<InspectionLine>;
const check = (head: string, ids: readonly string[], good: string, bad: string): Of =>
  wide(head, (line) => verdict(line, ids, good, bad));

/** Under each head the items that speak of it, by day (F1) and by night (F2). */
const patrolColumns = (signs: { walker: string; head: string }): Of[] => [
  day('日期', dayOfLine),
  text('巡查时间（起—止）', spanOf),
  wide('巡查部位', whereOfLine),
  check(
    '用火、用电有无违章',
    ['F1-10', 'F1-17', 'F2-06', 'F2-07', 'F2-10', 'F2-12', 'F2-13', 'F2-14'],
    '无违章',
    '有违章',
  ),
  check('安全出口、疏散通道是否畅通', ['F1-01', 'F1-02', 'F1-11', 'F2-03', 'F2-04'], '畅通', '不畅通'),
  check('安全疏散指示标志、应急照明是否完好', ['F1-03', 'F1-04', 'F2-05'], '完好', '不完好'),
  check(
    '消防设施、器材和消防安全标志是否在位、完整',
    ['F1-05', 'F1-06', 'F1-07', 'F1-14', 'F2-09'],
    '在位完整',
    '不在位或不完整',
  ),
  check('常闭式防火门是否关闭、防火卷帘下是否堆物', ['F1-08', 'F1-09', 'F2-11'], '关闭、无堆物', '未关闭或有堆物'),
  check('消防安全重点部位人员是否在岗', ['F1-13', 'F2-02', 'F2-15'], '在岗', '不在岗'),
  check('消防车通道是否畅通', ['F1-12'], '畅通', '不畅通'),
  wide('其他情况', (line) =>
    joined([
      verdict(line, ['F1-15', 'F1-16', 'F2-08'], '', '异常'),
      ...['F1-18', 'F2-16'].map((id) => String(said(line, id) ?? '')),
    ]),
  ),
  wide('发现的问题', found),
  wide('处理情况（当场改正／已报告）', handled),
  signed('巡查人签名', signs.walker),
  signed('主管人员签名', signs.head),
];

export const firePatrol = form(
  { title: '防火巡查记录表', law: '《机关、团体、企业、事业单位消防安全管理规定》第25条', sheet: '防火巡查记录表' },
  once,
  patrolColumns({ walker: 'F1-19', head: 'F1-20' }),
);

/** The points of the round in the building that was inspected. */
function pointsHere({ round, record, around }: InspectionLine) {
  const place = around.placeOf(record.inspection.placeId);
  const building = place?.ancestors[0]?.id ?? place?.id;
  return (round?.round.points ?? []).filter(({ placeId }) => {
    const at = around.placeOf(placeId);
    return at !== undefined && building !== undefined && isWithin(at, [building]);
  });
}

export const nightFirePatrol = form(
  {
    title: '夜间防火巡查记录表',
    law: '《机关、团体、企业、事业单位消防安全管理规定》第25条；GB/T 40248-2021 7.3.5',
    sheet: '夜间防火巡查记录表',
  },
  once,
  [
    ...patrolColumns({ walker: 'F2-17', head: 'F2-18' }),
    text('轮次', ({ round }) => (round ? `第 ${round.number} 轮` : null)),
    clock('应巡时间', ({ round, around }) => clockOf(round?.round.plannedAt, around)),
    clock('实到时间', (line) => {
      const visits = pointsHere(line).flatMap(({ visits: all }) => all.map(({ at }) => at));
      return clockOf(visits.length > 0 ? Math.min(...visits) : startedAt(line), line.around);
    }),
    wide('漏巡点位', (line) => {
      const missed = new Set(line.round ? missedPoints(line.round.round) : []);
      const here = pointsHere(line).filter(({ placeId }) => missed.has(placeId));
      return here.map(({ placeId }) => line.around.placeOf(placeId)?.name ?? '').join('、');
    }),
  ],
);

const ids = (code: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => `${code}-${String(from + n).padStart(2, '0')}`);

export const fireInspection = form(
  { title: '防火检查记录表', law: '《机关、团体、企业、事业单位消防安全管理规定》第26条', sheet: '防火检查记录表' },
  once,
  [
    day('检查日期', dayOfLine),
    wide('检查部位（被检查部门）', whereOfLine),
    check('隐患整改及防范措施', ['F3-01'], '已落实', '未落实'),
    check('疏散通道、标志、照明、出口', ids('F3', 2, 5), '正常', '异常'),
    check('消防车通道、水源', ['F3-06', 'F3-07'], '正常', '异常'),
    check('灭火器材配置及有效', ['F3-08'], '正常', '异常'),
    check('用火用电违章', ['F3-19'], '无违章', '有违章'),
    check('重点工种及员工消防知识', ['F3-20'], '合格', '不合格'),
    check('重点部位管理', ['F3-21'], '正常', '异常'),
    check('易燃易爆及重要物资', ['F3-22'], '正常', '异常'),
    check('消防控制室值班和设施运行记录', ['F3-23'], '完整', '不完整'),
    check('防火巡查情况', ['F3-24'], '正常', '异常'),
    check('消防安全标志', ['F3-25'], '完好', '不完好'),
    check('其他', [...ids('F3', 9, 18), ...ids('F3', 26, 32)], '正常', '异常'),
    wide('存在的火灾隐患', found),
    wide('处理措施及期限', (line) =>
      hazardsAt(line)
        .map(({ text: what, handling, dueAt, ...rest }) =>
          joined(
            [
              what.zh,
              handling?.plan?.measure || handling?.measure || stateNames[listedState({ ...rest, handling })],
              dueAt !== null && `${dayOf(dueAt - 1, line.around.timeZone)} 前`,
            ],
            '，',
          ),
        )
        .join('；'),
    ),
    signed('检查人员签名', 'F3-33', by),
    signed('被检查部门负责人签名', 'F3-34'),
  ],
);

/** `domain.md` gives no heads for it: those of checklist F4 (5.4). */
export const controlRoom = form(
  {
    title: '消防控制室值班记录表',
    law: '《中小学校、幼儿园消防安全十项规定》；表式待核',
    sheet: '消防控制室值班记录表',
  },
  once,
  [
    day('日期', dayOfLine),
    clock('时间', (line) => clockOf(finishedAt(line), line.around)),
    wide('当班人员（证书编号、等级）', (line) => said(line, 'F4-01')),
    text('报警控制器运行情况', (line) => said(line, 'F4-02')),
    text('联动控制状态', (line) => said(line, 'F4-03')),
    text('消防泵、喷淋泵、风机电源与转换开关状态', (line) => said(line, 'F4-04')),
    wide('火警、误报、故障记录', (line) => said(line, 'F4-05')),
    check('控制室有无杂物、非本室人员', ['F4-06'], '无', '有'),
    check('外线电话、应急广播、钥匙、图纸', ['F4-07'], '齐备', '不齐备'),
    wide('处理情况', handled),
    signed('交接班签名', 'F4-08'),
  ],
);

/** What each item of a patrol or a monthly check looks at. */
const facilities: Record<string, string> = {
  'F1-03': '疏散指示标志',
  'F1-04': '应急照明',
  'F1-05': '灭火器',
  'F1-06': '室内消火栓',
  'F1-07': '消防安全标志',
  'F1-08': '防火门',
  'F1-09': '防火卷帘',
  'F1-14': '火灾探测器、喷头、手动报警按钮',
  'F6-01': '室内消火栓',
  'F6-02': '室内消火栓',
  'F6-03': '室内消火栓',
  'F6-04': '消火栓按钮、报警按钮',
  'F6-05': '疏散指示标志',
  'F6-06': '应急照明',
  'F6-07': '防火门',
  'F6-08': '独立式烟感',
  'F6-09': '室外消火栓、水泵接合器',
};

const itemSaid = (line: InspectionLine, good: string, bad: string): string =>
  line.item ? verdict(line, [placeOfItem(line.item.id).base], good, bad).replace(/：.*$/s, '') : '';

export const fireFacilities = form(
  { title: '建筑消防设施巡查记录表', law: 'GB 25201-2010（表式待核）', sheet: '建筑消防设施巡查记录表' },
  perItem((base) => base in facilities),
  [
    wide('巡查项目', (line) => `${whereOfLine(line)} ${facilities[placeOfItem(line.item?.id ?? '').base] ?? ''}`),
    wide('巡查内容', ({ item }) => item?.text.zh ?? null),
    text('巡查情况（正常／故障）', (line) => itemSaid(line, '正常', '故障')),
    wide('故障描述', found),
    text('当场处理情况', (line) => (line.answers.get(line.item?.id ?? '')?.fixedOnSpot ? '当场改正' : null)),
    text('报修情况', (line) =>
      hazardsAt(line)
        .filter(() => !line.answers.get(line.item?.id ?? '')?.fixedOnSpot)
        .map((one) => stateNames[listedState(one)])
        .join('；'),
    ),
    text('巡查人', by),
    signed('负责人签名', 'F1-20'),
    day('日期', dayOfLine),
  ],
);
