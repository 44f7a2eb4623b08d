// The sheets of a checklist and their columns, each named as in the format itself (`docs/checklists.md`).
import * as words from './words.ts';

/** `list`: texts or words with 、 between them. `lines`: texts, each on a line of its own. */
export type Kind = 'id' | 'text' | 'number' | 'flag' | 'list' | 'lines' | { one: words.Words } | { list: words.Words };
/** `path`: where it stands in the format, and the English name of the column. */
export type Field = { head: string; path: string; kind: Kind };

const field = (head: string, path: string, kind: Kind = 'text'): Field => ({ head, path, kind });
const both = (head: string, path: string): Field[] => [
  field(head, `${path === '' ? '' : `${path}.`}zh`),
  field(`${head}（英文）`, `${path === '' ? '' : `${path}.`}en`),
];

const limits = [
  field('下限', 'limit.min', 'number'),
  field('上限', 'limit.max', 'number'),
  ...both('单位', 'limit.unit'),
  ...both('限值说明', 'limit.note'),
];
const dates = [
  field('最多天数', 'date.maxAgeDays', 'number'),
  field('须未到期', 'date.mustBeAhead', 'flag'),
  ...both('日期说明', 'date.note'),
];

export const itemFields: readonly Field[] = [
  field('编号', 'id', 'id'),
  ...both('检查内容', 'text'),
  field('类型', 'type', { one: words.typeWords }),
  ...both('小标题', 'section'),
  field('可不填', 'optional', 'flag'),
  field('拍照', 'photo', { one: words.photoWords }),
  field('最少张数', 'leastPhotos', 'number'),
  field('等级', 'grade', { one: words.gradeWords }),
  field('整改期限', 'due', { one: words.dueWords }),
  ...both('责任部门', 'dept'),
  ...limits,
  field('可填最小', 'range.min', 'number'),
  field('可填最大', 'range.max', 'number'),
  ...both('可填单位', 'range.unit'),
  ...dates,
  field('关键项', 'critical', 'flag'),
  field('分值', 'weight', 'number'),
  field('以后签字的岗位', 'later.roles', { list: words.roleWords }),
  field('出厂日期', 'made', 'flag'),
  field('整个地点问一次', 'once', 'flag'),
  field('问哪种设备', 'perAsset', { one: words.assetWords }),
  field('台账记什么', 'register', { one: words.registerWords }),
  field('几个月一次', 'everyMonths', 'number'),
  field('可能重大', 'mayBeMajor', 'flag'),
  field('重大条款', 'majorRefs', 'list'),
  ...both('重大要问的', 'majorIf'),
  field('依据', 'source'),
  field('依据核实', 'flag', { one: words.flagWords }),
  field('照哪一项写的', 'copyOf', 'id'),
];

/** What belongs to an item and may be many: a sheet each, every row naming its item. */
export const optionFields: readonly Field[] = [
  ...both('选项', ''),
  field('算异常', 'abnormal', 'flag'),
  field('算疑似重大', 'major', 'flag'),
];
export const columnFields: readonly Field[] = [
  ...both('列名', ''),
  field('类型', 'type', { one: words.typeWords }),
  field('必填', 'required', 'flag'),
  field('合计', 'total', 'flag'),
  ...limits,
  ...dates,
];
export const conditionFields: readonly Field[] = [
  field('看哪一项', 'item', 'id'),
  field('结果', 'is', { one: words.meaningWords }),
  field('答案之一', 'oneOf', 'lines'),
  field('不小于', 'min', 'number'),
  field('不大于', 'max', 'number'),
];
export const phraseFields: readonly Field[] = both('常用语', '');

/** The lines of the sheet 清单: what is said once, in Chinese and English. */
export const headFields: readonly Field[] = [
  field('编号', 'code', 'id'),
  field('版本', 'version', 'number'),
  field('名称', 'name'),
  field('频次', 'frequency'),
  field('检查人', 'performedBy'),
  field('签字人', 'signedBy'),
  field('检查单位', 'unit'),
  field('适用', 'applies'),
  field('说明', 'note'),
  field('岗位', 'roles', { list: words.roleWords }),
  field('常见问题', 'reasons'),
  field('逐台填写', 'perAsset', { one: words.assetWords }),
  field('库里的版次', 'edition', 'number'),
  field('及格分', 'passMark', 'number'),
  field('禁拍人', 'noPeople', 'flag'),
  field('停用', 'retired', 'flag'),
];

export const sheets = {
  head: '清单',
  items: '检查项',
  options: '选项',
  columns: '表格列',
  conditions: '条件',
  phrases: '常用语',
  help: '填写说明',
} as const;

export const itemColumn = field('编号', 'itemId', 'id');
export const tableColumn = field('属于表格列', 'ofColumn');
export const useColumn = field('用途', 'use', { one: words.useWords });
export const lineColumns = { name: field('项', 'field'), zh: field('内容', 'zh'), en: field('英文', 'en') };

/** How a column is headed: the Chinese name and the one of the format. */
export const headOf = ({ head, path }: Field): string => `${head} ${path}`;
