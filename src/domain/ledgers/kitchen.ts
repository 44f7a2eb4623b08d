// 8.6 of `domain.md`: what the canteen writes down beside its samples.
import { listedState } from '../listed-state.ts';
import { mondayOf, sundayOf } from '../week-share.ts';
import { stateNames } from '../hazard-ledger-words.ts';
import { byHand, count, day, form, joined, text, time, wide, type Column, type LedgerCell } from './form.ts';
import {
  by,
  cellIn,
  dayOfLine,
  found,
  handled,
  hazardsAt,
  once,
  perItem,
  perRow,
  photosOf,
  rowsOf,
  said,
  signer,
  timeOfLine,
  verdict,
  whereOfLine,
  type InspectionLine,
} from './inspection-line.ts';
import { drawnAt, pictured, signed } from './picture.ts';
import { placeOfItem } from '../asset-item.ts';

export const cell =
  (...heads: string[]) =>
  (line: InspectionLine): LedgerCell =>
    cellIn(line, ...heads);
/** Several cells of a row under one head of the paper. */
const cells =
  (...heads: string[]) =>
  (line: InspectionLine): string =>
    joined(
      heads.map((head) => {
        const value = cellIn(line, head);
        return value === null ? undefined : `${head} ${value}`;
      }),
      '，',
    );

export const onFirstLine = (column: Column<InspectionLine>): Column<InspectionLine> => ({
  ...column,
  picture: (line) => (line.id.endsWith('.1') ? (column.picture?.(line) ?? null) : null),
});

const custom = '学校通行做法';

export const morningCheck = form(
  { title: '从业人员晨检记录', law: '《餐饮服务食品安全操作规范》（依据待核）', sheet: '从业人员晨检记录' },
  perRow('K2-02'),
  [
    day('日期', dayOfLine),
    text('姓名', cell('姓名')),
    text('岗位', cell('岗位')),
    day('健康证有效期', cell('健康证有效期')),
    count('体温', cell('体温')),
    text('发热', cell('发热')),
    text('腹泻', cell('腹泻')),
    text('咽部炎症', cell('咽部炎症')),
    text('手部伤口/皮肤感染', cell('手部伤口/皮肤感染')),
    wide('个人卫生（衣帽、口罩、指甲、饰物）', cells('衣帽口罩', '首饰指甲')),
    text('处理结果（上岗/调离）', cell('结论')),
    signed('检查人', 'K2-36', by),
  ],
);

export const purchases = form(
  { title: '进货查验（验收）台账', law: '《食品安全法》第50条', sheet: '进货查验（验收）台账' },
  perRow('K2-05'),
  [
    day('进货日期', dayOfLine),
    text('品名', cell('品名')),
    text('规格', cell('规格')),
    text('数量', cell('数量')),
    text('生产日期/批号', cell('生产日期/批号')),
    text('保质期', cell('保质期')),
    wide('供货者名称、地址、联系方式', cell('供货者')),
    text('许可证/票据/检疫证号', cell('检验检疫证号')),
    text('感官与温度', cells('感官', '到货温度')),
    text('验收结论', cell('结论')),
    text('验收人1', cell('验收人1')),
    text('验收人2', cell('验收人2')),
    // Photos are of the whole delivery, not of a line of it: the first line shows one.
    onFirstLine(
      pictured(
        text('照片', (line) => {
          const photos = photosOf(line, 'K2-05');
          return joined([String(cellIn(line, '照片') ?? ''), photos !== null && `本次共 ${photos} 张`], '，');
        }),
        'K2-05',
      ),
    ),
  ],
);

export const disinfection = form(
  { title: '餐饮具消毒记录', law: '《餐饮服务食品安全操作规范》（依据待核）', sheet: '餐饮具消毒记录' },
  perRow('K2-22'),
  [
    day('日期', dayOfLine),
    text('餐次', cell('餐次')),
    text('名称', cell('品类')),
    text('数量', cell('数量')),
    text('消毒方式', cell('方式')),
    text('温度/浓度', cell('温度或浓度')),
    text('起止时间', cell('时长')),
    text('操作人', cell('操作人')),
    signed('检查人', 'K2-36', by),
  ],
);

export const foodWaste = form(
  { title: '餐厨废弃物处置台账', law: custom, sheet: '餐厨废弃物处置台账' },
  perRow('K2-27'),
  [
    day('日期', (line) => cellIn(line, '日期') ?? dayOfLine(line)),
    text('种类', cell('种类')),
    count('数量（kg）', cell('数量')),
    text('收运单位', cell('收运单位')),
    byHand('用途去向'),
    text('交接人', cell('经办人')),
  ],
);

/** One signature is asked for with all who shared a meal: it stands with whoever gave it. */
function companionSigned(line: InspectionLine): string | null {
  const name = signer(line, 'K2-37');
  const isOwn = rowsOf(line, 'K2-31').length === 1 || cellIn(line, '陪餐人') === name;
  return isOwn ? name : null;
}

export const companionMeals = form(
  { title: '陪餐记录', law: '《学校食品安全与营养健康管理规定》（条号待核）', sheet: '陪餐记录' },
  perRow('K2-31'),
  [
    day('日期', dayOfLine),
    text('餐次', cell('餐次')),
    text('陪餐人', cell('陪餐人')),
    text('职务', cell('职务')),
    text('用餐地点', whereOfLine),
    wide('菜品评价（质量/分量/价格/卫生）', cell('菜品评价')),
    wide('发现问题', cell('发现问题')),
    wide('处理情况', cell('处理')),
    {
      ...text('签名', companionSigned),
      picture: (line) => (companionSigned(line) === null ? null : drawnAt(line, 'K2-37')),
    },
  ],
);

export const dailyFood = form(
  {
    title: '每日食品安全检查记录',
    law: '《食品安全法》第47条；《食品安全法实施条例》第28条',
    sheet: '每日食品安全检查记录',
  },
  perItem(),
  [
    day('日期', dayOfLine),
    wide('检查项目', ({ item }) => item?.text.zh ?? null),
    wide('结果', (line) => (line.item ? verdict(line, [placeOfItem(line.item.id).base], '合格', '不合格') : null)),
    wide('存在风险隐患', found),
    wide('处理措施', handled),
    signed('食品安全员签名', 'K2-36'),
  ],
);

/** 2026-11-16 至 2026-11-22 */
export const week = (line: InspectionLine): string => {
  const monday = mondayOf(line.record.day);
  return `${monday} 至 ${sundayOf(monday)}`;
};

export const weeklyFood = form(
  { title: '每周食品安全排查治理报告', law: '《食品安全法实施条例》第28条', sheet: '每周食品安全排查治理报告' },
  once,
  [
    text('周次', week),
    wide('本周检查情况', (line) =>
      verdict(line, ['K3-01', 'K3-02', 'K3-03', 'K3-05', 'K3-06', 'K3-07', 'K3-08', 'K3-09'], '正常', '有不合格'),
    ),
    wide('主要风险隐患', (line) => joined([found(line), String(said(line, 'K3-04') ?? '')])),
    wide('整改措施及责任人', (line) =>
      hazardsAt(line)
        .map(({ text: what, handling }) =>
          joined([what.zh, handling?.plan?.measure || handling?.measure, handling?.person?.name], '，'),
        )
        .join('；'),
    ),
    text('完成情况', (line) =>
      hazardsAt(line)
        .map((one) => stateNames[listedState(one)])
        .join('；'),
    ),
    signed('食品安全总监签名', 'K3-10'),
  ],
);

export const monthlyFood = form(
  { title: '每月食品安全调度会议纪要', law: '《食品安全法实施条例》第28条', sheet: '每月食品安全调度会议纪要' },
  once,
  [
    time('时间', timeOfLine),
    byHand('主持人'),
    wide('参会人', (line) =>
      rowsOf(line, 'K4-01')
        .map(({ cells: [name, post] }) => joined([name, post], ' '))
        .join('、'),
    ),
    wide('本月情况', (line) => said(line, 'K4-02')),
    byHand('研判意见'),
    wide('工作部署', (line) => said(line, 'K4-03')),
    signed('签名', 'K4-04'),
  ],
);

export const cateredMeals = form(
  { title: '校外供餐验收', law: '《学校食品安全与营养健康管理规定》（条号待核）', sheet: '校外供餐验收' },
  once,
  [
    day('日期', dayOfLine),
    text('餐次', (line) =>
      [...new Set(rowsOf(line, 'K6-07').map(({ cells: [meal] }) => meal))].filter(Boolean).join('、'),
    ),
    byHand('供餐单位'),
    byHand('车牌'),
    byHand('出餐时间'),
    text('到达时间', (line) => said(line, 'K6-03')),
    wide('品种数量', (line) => verdict(line, ['K6-05'], '合格', '不合格')),
    count('中心温度', (line) => said(line, 'K6-04')),
    text('感官', (line) => verdict(line, ['K6-05'], '合格', '不合格').replace(/：.*$/s, '')),
    text('封签', (line) => verdict(line, ['K6-02'], '完好', '不完好')),
    text('留样', (line) => {
      const kept = rowsOf(line, 'K6-07').length;
      return kept > 0 ? `${kept} 种` : null;
    }),
    signed('接餐人1', 'K6-08', by),
    signed('接餐人2', 'K6-09'),
  ],
);
