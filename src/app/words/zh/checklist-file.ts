// What is wrong with a checklist's file, and what of it was left aside. Loaded with the desk only.
import type { BadRowCode, NoteCode } from '../../../domain/checklist-file.ts';

const bad: Record<BadRowCode, string> = {
  'not-xlsx': '打不开这个文件。请在 Excel 或 WPS 里另存为 .xlsx 再试。',
  'too-large': '文件太大。一张检查表最多 500 项，请删掉多余的行、列和图片。',
  'bad-json': '这个 JSON 文件不完整或写错了，请重新导出一份。',
  'not-a-checklist': '没有找到“检查项”这张表，也不是 XLSForm。请用导出的文件来改。',
  'sheet-missing': '缺这张表',
  'column-missing': '缺这一列',
  empty: '不能空着',
  'too-long': '太长了',
  'bad-text': '有看不见的控制字符，请重新输入',
  'word-unknown': '不认识这个词。能填的词见“填写说明”',
  'not-a-number': '要填数字',
  'out-of-range': '数字超出允许的范围',
  'too-many': '太多了',
  'too-few': '至少要有一个',
  'bad-item-id': '项目编号要写成 F1-01 这样',
  'bad-template-code': '检查表编号要写成 F1 这样：一个字母加一两位数字',
  'item-twice': '这个编号前面已经用过',
  'item-unknown': '“检查项”里没有这个编号',
  'table-column-unknown': '“表格列”里没有这一列',
  'condition-unknown': '条件只能看排在前面的项目，并要写明结果',
  'said-twice': '写了两遍，请只留一处',
  'list-unknown': 'choices 里没有这组选项',
  'unknown-field': '格式里没有这一项',
  'bad-shape': '内容的格式不对',
  'options-missing': '选择题至少要两个不同的选项，写在“选项”里',
  'columns-missing': '表格至少要有一列，写在“表格列”里',
  'limits-crossed': '下限比上限大',
  'not-of-type': '这种类型的项目没有这个，请删掉，或者改类型',
  'group-open': '分组的开始和结束对不上',
};

const notes: Record<NoteCode, string> = {
  'sheet-unknown': '不认识这张表，没有导入',
  'column-unknown': '不认识这一列，没有导入',
  'field-unknown': '不认识这一行，没有导入',
  formula: '这一格是公式。没有计算，用的是文件里存的结果',
  'english-from-chinese': '没有英文，先用中文代替',
  'chinese-from-english': '没有中文，先用英文代替',
  'type-unsupported': '不支持这种题型，没有导入',
  'column-unsupported': '不支持这个设置，没有导入',
  'relevant-unsupported': '不支持这个显示条件，这一项改为每次都问',
  'constraint-unsupported': '不支持这个限制，没有导入',
  'required-unsupported': '不支持按条件必填，这一项改为可以不填',
  'language-unsupported': '只导入中文和英文，这种语言没有导入',
  'constraint-is-limit': '原来超出时不让填，现在记为异常',
  'group-flattened': '没有分组，组里的项目按顺序排列',
  'multiple-as-table': '多选改成了表格，选几个就加几行',
  'nothing-abnormal': '没有写哪个选项算异常，请在编辑时补上',
  'laxer-than-law': '比规定宽松，改严以后才能发布',
  'code-made': '编号是临时的，请在发布前改好',
  'to-fill-in': '文件里没有，先写了“待填”，请在发布前改好',
};

export const checklistFile = {
  bad,
  notes,
  place: (sheet: string, row: number, column: string) =>
    [sheet && `表“${sheet}”`, row > 0 && (sheet ? `第 ${row} 行` : `第 ${row} 项`), column && `“${column}”`]
      .filter(Boolean)
      .join(' '),
};
