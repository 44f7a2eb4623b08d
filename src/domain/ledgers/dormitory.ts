// 8.7 of `domain.md`: what is written down in dormitories. Who a student is stands in restricted columns.
import { dayOf } from '../inspection.ts';
import { byHand, count, day, form, joined, text, time, wide } from './form.ts';
import {
  by,
  cellIn,
  dayOfLine,
  found,
  handled,
  hazardsAt,
  once,
  perRow,
  rowsOf,
  said,
  timeOfLine,
  verdict,
  whereOfLine,
  type InspectionLine,
} from './inspection-line.ts';
import { pictured, signed } from './picture.ts';

const check = (head: string, ids: readonly string[]) =>
  wide(head, (line: InspectionLine) => verdict(line, ids, '正常', '异常'));

/** The last word of whoever looked whether it was put right. */
const looks = (line: InspectionLine) => hazardsAt(line).flatMap(({ handling }) => handling?.checked ?? []);

export const dormitoryCheck = form(
  { title: '宿舍安全检查记录', law: '《中小学幼儿园安全管理办法》（条号待核）', sheet: '宿舍安全检查记录' },
  once,
  [
    time('检查日期时间', timeOfLine),
    wide('楼栋—楼层—房间', whereOfLine),
    wide('违规电器', (line) =>
      rowsOf(line, 'D1-01').length > 0 ? said(line, 'D1-01') : line.answers.get('D1-01')?.value ? '无' : null,
    ),
    check('私拉乱接', ['D1-02', 'D1-16']),
    check('明火/易燃物', ['D1-03', 'D1-04']),
    check('电动车及电池', ['D1-05', 'D1-06']),
    check('门窗/护栏', ['D1-07', 'D1-08', 'D1-09']),
    check('床架/爬梯', ['D1-10']),
    check('烟感/消防器材', ['D1-12', 'D1-18']),
    check('插座灯具', ['D1-11', 'D1-13', 'D1-19']),
    check('漏水', ['D1-14']),
    check('卫生', ['D1-15']),
    wide('问题描述', found, { partly: true }),
    pictured(count('照片', ({ record }) => record.inspection.photos.length || null)),
    text('处置（断电/暂扣/教育/报修）', (line) =>
      joined([
        [...new Set(rowsOf(line, 'D1-01').map((row) => cellIn({ ...line, row }, '处置')))].filter(Boolean).join('、'),
        handled(line),
      ]),
    ),
    text('责任学生班级（受限）', () => null, { byHand: true, restricted: true }),
    signed('检查人', 'D1-22', by),
    text('复查日期', (line) => [...new Set(looks(line).map(({ at }) => dayOf(at, line.around.timeZone)))].join('、')),
    text('复查结果', (line) => (looks(line).length > 0 ? `${looks(line).length} 件合格` : null)),
  ],
);

const all = (line: InspectionLine, ...heads: string[]): string =>
  rowsOf(line, 'D2-05')
    .map((row) =>
      joined(
        heads.map((head) => String(cellIn({ ...line, row }, head) ?? '')),
        ' ',
      ),
    )
    .join('；');

export const nightCount = form(
  { title: '晚查寝登记', law: '《预防未成年人犯罪法》第35条', sheet: '晚查寝登记' },
  once,
  [
    day('日期', dayOfLine),
    text('楼栋', ({ record, around }) => {
      const place = around.placeOf(record.inspection.placeId);
      return place?.ancestors[0]?.name ?? place?.name ?? record.placeName;
    }),
    text('房间', ({ record, around }) => {
      const place = around.placeOf(record.inspection.placeId);
      return place && place.ancestors.length > 0
        ? [...place.ancestors.slice(1), place].map(({ name }) => name).join('—')
        : null;
    }),
    count('应到', (line) => said(line, 'D2-01')),
    count('实到', (line) => said(line, 'D2-02')),
    count('请假', (line) => said(line, 'D2-03')),
    count('缺寝', (line) => said(line, 'D2-04')),
    wide('缺寝学生（受限）', (line) => all(line, '房间', '班级'), { restricted: true }),
    // Where a student is, and what was said at home, is about the student as well.
    wide('去向与联系情况', (line) => all(line, '联系家长时间', '去向', '是否报警', '处置人'), { restricted: true }),
    count('患病人数', (line) => rowsOf(line, 'D2-06').length || null),
    text('查寝时间', (line) => timeOfLine(line)?.slice(11) ?? null),
    text('宿管员', by),
    signed('值班教师', 'D2-10'),
    signed('值班领导', 'D2-11'),
  ],
);

export const keptThings = form(
  { title: '违禁物品暂扣登记', law: '学校通行做法', sheet: '违禁物品暂扣登记' },
  perRow('D1-01', (line) => cellIn(line, '处置') === '暂扣'),
  [
    day('日期', dayOfLine),
    text('房间', (line) => cellIn(line, '房间') ?? whereOfLine(line)),
    text('物品', (line) => cellIn(line, '电器')),
    // A line of the checklist is one thing.
    count('数量', () => 1),
    byHand('保管编号'),
    text('学生（受限）', () => null, { byHand: true, restricted: true }),
    byHand('通知家长'),
    byHand('退还日期'),
    text('经办人', by),
  ],
);
