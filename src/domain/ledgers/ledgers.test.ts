// Each ledger has the heads of its form in their order, word for word as `domain.md` 8 has them, and says what was handed in.
import { expect, test } from 'vitest';
import { answer, checklist, dorm3, floor2, inspection, item, tonight, wang, yucai } from '../../../tests/cast.ts';
import type { InspectionRecord } from '../documents.ts';
import type { Template } from '../template.ts';
import { covered, type LedgerAround } from './form.ts';
import type { Inspected } from './inspection-line.ts';
import { isRestricted, ledgerOf, ledgers } from './ledgers.ts';
import { ledgerNames, type LedgerName } from './names.ts';

/** As `domain.md` 8.2 to 8.8 write them down, between the same bars. */
const forms: Partial<Record<LedgerName, string>> = {
  'fire-patrol':
    '日期｜巡查时间（起—止）｜巡查部位｜用火、用电有无违章｜安全出口、疏散通道是否畅通｜安全疏散指示标志、应急照明是否完好｜消防设施、器材和消防安全标志是否在位、完整｜常闭式防火门是否关闭、防火卷帘下是否堆物｜消防安全重点部位人员是否在岗｜消防车通道是否畅通｜其他情况｜发现的问题｜处理情况（当场改正／已报告）｜巡查人签名｜主管人员签名',
  'night-fire-patrol':
    '日期｜巡查时间（起—止）｜巡查部位｜用火、用电有无违章｜安全出口、疏散通道是否畅通｜安全疏散指示标志、应急照明是否完好｜消防设施、器材和消防安全标志是否在位、完整｜常闭式防火门是否关闭、防火卷帘下是否堆物｜消防安全重点部位人员是否在岗｜消防车通道是否畅通｜其他情况｜发现的问题｜处理情况（当场改正／已报告）｜巡查人签名｜主管人员签名｜轮次｜应巡时间｜实到时间｜漏巡点位',
  'fire-inspection':
    '检查日期｜检查部位（被检查部门）｜隐患整改及防范措施｜疏散通道、标志、照明、出口｜消防车通道、水源｜灭火器材配置及有效｜用火用电违章｜重点工种及员工消防知识｜重点部位管理｜易燃易爆及重要物资｜消防控制室值班和设施运行记录｜防火巡查情况｜消防安全标志｜其他｜存在的火灾隐患｜处理措施及期限｜检查人员签名｜被检查部门负责人签名',
  'fire-facilities':
    '巡查项目｜巡查内容｜巡查情况（正常／故障）｜故障描述｜当场处理情况｜报修情况｜巡查人｜负责人签名｜日期',
  'fire-repairs':
    '故障发现时间｜发现人｜故障部位｜故障描述｜是否停用系统｜是否报消防部门备案｜安全保护措施｜维修时间｜维修人员｜维修方法｜故障排除确认（负责人）',
  extinguishers:
    '编号｜类型规格｜设置位置｜出厂日期｜生产单位｜最近维修日期｜维修单位｜报废日期（自动）｜月检记录｜责任人',
  'morning-check':
    '日期｜姓名｜岗位｜健康证有效期｜体温｜发热｜腹泻｜咽部炎症｜手部伤口/皮肤感染｜个人卫生（衣帽、口罩、指甲、饰物）｜处理结果（上岗/调离）｜检查人',
  purchases:
    '进货日期｜品名｜规格｜数量｜生产日期/批号｜保质期｜供货者名称、地址、联系方式｜许可证/票据/检疫证号｜感官与温度｜验收结论｜验收人1｜验收人2｜照片',
  disinfection: '日期｜餐次｜名称｜数量｜消毒方式｜温度/浓度｜起止时间｜操作人｜检查人',
  'food-waste': '日期｜种类｜数量（kg）｜收运单位｜用途去向｜交接人',
  'companion-meals': '日期｜餐次｜陪餐人｜职务｜用餐地点｜菜品评价（质量/分量/价格/卫生）｜发现问题｜处理情况｜签名',
  'food-daily': '日期｜检查项目｜结果｜存在风险隐患｜处理措施｜食品安全员签名',
  'food-weekly': '周次｜本周检查情况｜主要风险隐患｜整改措施及责任人｜完成情况｜食品安全总监签名',
  'food-monthly': '时间｜主持人｜参会人｜本月情况｜研判意见｜工作部署｜签名',
  'catered-meals':
    '日期｜餐次｜供餐单位｜车牌｜出餐时间｜到达时间｜品种数量｜中心温度｜感官｜封签｜留样｜接餐人1｜接餐人2',
  'dormitory-check':
    '检查日期时间｜楼栋—楼层—房间｜违规电器｜私拉乱接｜明火/易燃物｜电动车及电池｜门窗/护栏｜床架/爬梯｜烟感/消防器材｜插座灯具｜漏水｜卫生｜问题描述｜照片｜处置（断电/暂扣/教育/报修）｜责任学生班级（受限）｜检查人｜复查日期｜复查结果',
  'night-count':
    '日期｜楼栋｜房间｜应到｜实到｜请假｜缺寝｜缺寝学生（受限）｜去向与联系情况｜患病人数｜查寝时间｜宿管员｜值班教师｜值班领导',
  'night-rounds': '日期｜班次｜轮次｜到点时间｜点位｜情况｜处置｜巡查人',
  'kept-things': '日期｜房间｜物品｜数量｜保管编号｜学生（受限）｜通知家长｜退还日期｜经办人',
  'switch-room': '日期时间｜A/B/C 相电压｜A/B/C 相电流｜负载率｜温度｜接头测温｜异常｜处理｜电工',
  'rcd-tests': '编号｜位置｜额定电流｜额定剩余动作电流｜按键试验（跳/不跳）｜实测动作电流/时间｜结论｜试验人｜日期',
  'lift-daily': '日期｜设备编号｜使用单位内编号｜检查项｜结果｜存在问题｜措施｜电梯安全员签名',
  'special-equipment':
    '设备代码｜注册/使用登记证号｜种类｜型号｜安装位置｜投用日期｜设计年限｜检验日期｜下次检验日期｜维保单位｜安全员｜状态',
  equipment:
    '编号｜名称｜类别｜位置｜投用日期｜设计/建议年限｜已用年限｜近12月故障次数｜近12月维修费｜老化评分｜计划（观察/加密/大修/更换）｜责任人',
  repairs: '编号｜报修人｜部位｜故障类别｜描述｜照片｜受理时间｜派单｜接单｜到场｜完成｜用料｜费用｜验收｜评价｜回访',
  'hot-work':
    '编号｜申请部门/单位｜地点｜作业内容｜起止时间｜作业人及证号｜监护人｜防火措施｜审批人｜作业前检查｜作业后检查',
  samples:
    '日期｜餐次｜菜品（食品）名称｜留样量（g）｜留样时间（月日时分）｜留样人｜留样柜编号／层位｜容器或标签编号｜冷藏温度（℃）｜照片｜应保存至｜处置时间｜处置方式｜处置人｜审核人｜备注',
  'fridge-readings': '日期｜时间｜柜号｜温度（℃）｜是否正常（0–8）｜处理｜记录人',
  'guard-rounds': '日期｜班次｜轮次｜点位｜到点时间｜情况｜处置｜巡逻人',
  additives: '日期｜名称｜领用量｜使用量｜用于食品｜领用人｜保管人',
  'food-risks': '环节｜风险点｜管控措施｜频次｜责任人',
  visitors: '日期｜进入时间｜姓名｜证件核验（是/否，不留存号码全文）｜事由｜被访人｜批准人｜离开时间',
  chemicals: '品名｜规格｜入库｜领用｜退回｜结存｜双人签字｜用途｜日期',
  energy: '月份｜表计编号｜类别｜本期读数｜上期｜用量｜金额｜同比｜环比｜异常说明｜抄表人',
  trainings: '日期｜主题｜对象｜人数｜内容｜用时｜问题｜改进｜照片｜组织人',
  'lift-weekly': '周次｜本周检查情况｜主要风险隐患｜整改措施及责任人｜完成情况｜电梯安全总监签名',
  'lift-monthly': '时间｜主持人｜参会人｜本月情况｜研判意见｜工作部署｜签名',
};

test.each(ledgerNames.filter((name) => name in forms))('%s has the heads of its form, in their order', (name) => {
  expect(
    ledgerOf(name)
      ?.form.heads.map(({ head }) => head)
      .join('｜'),
  ).toBe(forms[name]);
});

test('only the log of the control room and what firms do to fire facilities have no form in the papers, besides the tables of cases', () => {
  // Those are held to their forms by hazard-ledger.test.ts.
  const others = ledgerNames.filter((name) => !(name in forms) && !name.startsWith('hazards'));
  expect(others).toEqual(['control-room', 'fire-tests', 'upkeep-plan', 'upkeep-done']);
});

test('what a workbook calls a sheet is short enough and unlike any other', () => {
  const sheets = ledgers.map(({ form }) => form.sheet);
  expect(new Set(sheets).size).toBe(sheets.length);
  for (const sheet of sheets) expect(sheet.length <= 31 && !/[\\/*?:[\]']/.test(sheet)).toBe(true);
});

const places = new Map([dorm3, floor2].map((place) => [place.id, place]));
const around = (shows = false): LedgerAround => ({
  timeZone: yucai.timeZone,
  now: tonight,
  placeOf: (id) => places.get(id),
  shows,
});

function recordOf(
  code: string,
  items: Template['items'],
  answers: InspectionRecord['inspection']['answers'],
): Inspected {
  const template: Template = { ...checklist, code, items, reasons: [{ zh: '被占用', en: 'Blocked' }] };
  const body = inspection({ placeId: floor2.id, template: { code, version: 1 }, answers, photos: [] });
  const record: InspectionRecord = {
    id: 'r1',
    entries: ['e1'],
    state: 'submitted',
    placeName: '3号宿舍楼 2层',
    templateName: template.name,
    by: wang.id,
    byName: wang.name,
    day: '2026-11-22',
    submittedAt: tonight,
    receivedAt: tonight,
    tally: { normal: 0, abnormal: 0, notApplicable: 0, open: 0, bulk: 0 },
    inspection: body,
  };
  return { record, template, hazards: [], round: null };
}
const pf = (id: string, zh: string) => item({ id, type: 'PF', text: { zh, en: zh } });

function cells(name: LedgerName, source: Inspected, shows = false): Record<string, unknown>[] {
  const ledger = ledgerOf(name);
  if (ledger?.from !== 'inspections') throw new Error(name);
  const { heads } = ledger.form;
  return ledger.form
    .rowsOf(source, around(shows))
    .map(({ cells: row }) => Object.fromEntries(heads.map(({ head }, n) => [head, row[n]])));
}

test('several items make one cell: all normal, something wrong with why, not applicable, or not asked', () => {
  const items = [
    pf('F1-01', '走道畅通'),
    pf('F1-02', '出口未上锁'),
    pf('F1-12', '消防车通道畅通'),
    pf('F1-13', '人员在岗'),
  ];
  const source = recordOf('F1', items, [
    answer('F1-01', 'pass'),
    answer('F1-02', 'fail', { reasons: [0], note: '挂了链锁', fixedOnSpot: true }),
    answer('F1-12', 'pass'),
    answer('F1-13', null, { na: { reason: 'absent' } }),
  ]);
  const [row] = cells('fire-patrol', source);
  expect(row).toMatchObject({
    日期: '2026-11-22',
    巡查部位: '3号宿舍楼—2层',
    '安全出口、疏散通道是否畅通': '不畅通：不符合“出口未上锁”：被占用，挂了链锁',
    消防车通道是否畅通: '畅通',
    消防安全重点部位人员是否在岗: '不适用',
    '安全疏散指示标志、应急照明是否完好': null,
    发现的问题: '不符合“出口未上锁”：被占用，挂了链锁',
    '处理情况（当场改正／已报告）': '当场改正',
  });
});

const nobodyThere = item({
  id: 'D2-05',
  type: 'TABLE',
  columns: [
    { zh: '房间', en: 'Room' },
    { zh: '班级', en: 'Class' },
    { zh: '去向', en: 'Whereabouts' },
  ],
});

test('who is missing at night is covered unless it is asked for, and that nobody is may be seen', () => {
  const missing = recordOf('D2', [nobodyThere], [answer('D2-05', [['305', '高一(3)班', '回家']])]);
  expect(cells('night-count', missing)[0]).toMatchObject({ '缺寝学生（受限）': covered, 去向与联系情况: covered });
  expect(cells('night-count', missing, true)[0]).toMatchObject({ '缺寝学生（受限）': '305 高一(3)班' });
  expect(cells('night-count', recordOf('D2', [nobodyThere], [answer('D2-05', [])]))[0]).toMatchObject({
    '缺寝学生（受限）': null,
  });
  const restricted = ledgers.filter((one) => isRestricted(one) && one.from !== 'cases');
  expect(restricted.map(({ name }) => name)).toEqual(['dormitory-check', 'night-count', 'visitors']);
});

test('what was written with a forbidden thing found in a room is covered likewise, and that it was found is not', () => {
  const heater = item({ id: 'D1-01', type: 'PF', text: { zh: '无违规电器', en: 'No heaters' } });
  const source = recordOf('D1', [heater], [answer('D1-01', 'fail', { note: '张小明的电热毯' })]);
  expect(cells('dormitory-check', source)[0]).toMatchObject({ 问题描述: `不符合“无违规电器”：${covered}` });
  expect(cells('dormitory-check', source, true)[0]).toMatchObject({ 问题描述: '不符合“无违规电器”：张小明的电热毯' });
});

test('a row of a table is a line, found by the words over its columns', () => {
  const kept = item({
    id: 'D1-01',
    type: 'TABLE',
    columns: [
      { zh: '处置', en: 'Action' },
      { zh: '房间', en: 'Room' },
      { zh: '电器', en: 'Appliance' },
    ],
  });
  const source = recordOf(
    'D1',
    [kept],
    [
      answer('D1-01', [
        ['暂扣', '305', '电热毯'],
        ['教育', '306', '电饭锅'],
      ]),
    ],
  );
  expect(cells('kept-things', source)).toMatchObject([{ 房间: '305', 物品: '电热毯', 数量: 1, 经办人: wang.name }]);
});
