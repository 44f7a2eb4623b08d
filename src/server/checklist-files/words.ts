// The words of the sheets: what is written for each code, and what is understood besides.
import { normalForm } from './normal-form.ts';
import type { WalkedKind } from '../../domain/asset.ts';
import type { ConditionUse } from '../../domain/logic-rules.ts';
import type { Role } from '../../domain/person.ts';
import type { AnswerType, DueCode, Grade, Item } from '../../domain/template.ts';

/** By code: the Chinese word that is written, then whatever else is understood. The code itself always is. */
export type Words<Code extends string = string> = Readonly<Record<Code, readonly [string, ...string[]]>>;

export const typeWords: Words<AnswerType> = {
  PF: ['合格/不合格', '合格', '是否合格', '判断', 'pass/fail', 'pass'],
  NUM: ['数字', '数值', '数', 'number', 'numeric'],
  CH: ['选择', '单选', '选项', 'choice', 'select'],
  TXT: ['文字', '文本', '填空', 'text'],
  DATE: ['日期', 'day'],
  TIME: ['时间', 'time of day'],
  PHOTO: ['照片', '拍照', 'picture', 'image'],
  SIGN: ['签名', '签字', 'signature'],
  TABLE: ['表格', '明细表', '多行表', 'rows'],
};
export const assetWords: Words<WalkedKind> = {
  extinguisher: ['灭火器', 'fire extinguisher'],
  panel: ['配电箱', '配电柜', 'distribution panel'],
  fridge: ['冷藏柜', '冷藏设备', '冰箱', 'chiller'],
  freezer: ['冷冻柜', '冷冻设备', '冰柜'],
  'sample-fridge': ['留样柜', '留样冰箱', 'sample fridge'],
  boiler: ['锅炉'],
  'pressure-vessel': ['压力容器', 'pressure vessel'],
  rcd: ['漏保', '漏电保护器', 'residual current device'],
  lift: ['电梯', 'elevator'],
  other: ['其他设备', '设备', 'other equipment'],
};
export const registerWords: Words<NonNullable<Item['register']>> = {
  checked: ['上次检验', '检验日期', '测试日期', 'last inspected'],
  due: ['下次检验', '到期日期', '有效期至', 'next inspection'],
};
export const photoWords: Words<Item['photo']> = {
  always: ['必拍', '每次拍', '必须', 'required'],
  'on-fail': ['异常时拍', '异常拍', '不合格时拍', 'on fault', 'when abnormal'],
  optional: ['可拍', '选拍', 'may'],
  none: ['不拍', '无', 'no'],
};
export const gradeWords: Words<Grade> = {
  G: ['一般', '一般隐患', 'minor', 'minor hazard'],
  L: ['较大', '较大隐患', 'serious', 'serious hazard'],
  MS: ['疑似重大', '重大疑似', '重大', 'suspected major', 'major'],
};
export const dueWords: Words<DueCode> = {
  D0: ['当场改正', '当场', '立即', 'at once', 'on the spot'],
  D1: ['24小时', '24小时内改好', '1天', '24 hours', '1 day'],
  D3: ['3天', '3天内改好', '3日', '3 days'],
  D7: ['7天', '7天内改好', '7日', '7 days'],
  D15: ['15天', '15天内改好', '15日', '15 days'],
  D30: ['30天', '30天内改好', '30日', '30 days'],
  DP: ['按整改方案', '按方案', 'by plan', 'plan'],
};
export const flagWords: Words<Item['flag']> = {
  V: ['已核', '已核实', '原文已见', 'verified', 'seen'],
  U: ['待核', '依据待核', 'unverified', 'to be verified'],
  P: ['惯例', '实践', '做法', 'practice'],
};
export const meaningWords: Words<'normal' | 'abnormal' | 'answered'> = {
  normal: ['正常', '合格', 'pass', 'ok'],
  abnormal: ['异常', '不合格', 'fail', 'fault'],
  answered: ['已答', '已填', '已查', 'any'],
};
export const useWords: Words<ConditionUse> = {
  showIf: ['显示', '显示条件', 'show', 'show if'],
  showIfAny: ['显示（满足一条）', '满足一条就显示', 'show if any'],
  requiredIfAny: ['必填（满足一条）', '满足一条就必填', 'required if any'],
  requiredIf: ['必填', '必填条件', 'required', 'required if'],
};
export const flagValues: Words<'true' | 'false'> = {
  true: ['是', '对', '有', 'yes', 'y', '1', '√', '✓', '✔'],
  false: ['否', '不', '无', 'no', 'n', '0', '×', '✗'],
};
export const roleWords: Words<Role> = {
  patrol_dorm: ['宿管员', '宿管'],
  patrol_guard: ['保安员', '保安'],
  sampler: ['留样员'],
  food_officer: ['食品安全员'],
  food_director: ['食品安全总监'],
  electrician: ['电工'],
  repair: ['水电维修员', '维修员', '维修'],
  vendor: ['外包维保', '维保单位', '外包'],
  lab_admin: ['实验员'],
  dept_safety: ['部门安全员'],
  duty_teacher: ['值班教师', '值班老师'],
  duty_leader: ['值班领导'],
  safety_office: ['安全办'],
  logistics_head: ['后勤主任'],
  vice_principal: ['分管副校长', '副校长'],
  principal: ['校长'],
  admin: ['系统管理员'],
};

/** The code that a word stands for, whatever its spaces, width and case; null for a word nobody knows. */
export function codeOf<Code extends string>(words: Words<Code>, said: string): Code | null {
  const asked = normalForm(said);
  const codes = Object.keys(words) as Code[];
  return (
    codes.find((code) => normalForm(code) === asked) ??
    codes.find((code) => words[code].some((word) => normalForm(word) === asked)) ??
    null
  );
}
