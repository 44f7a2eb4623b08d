// What the demo school wrote on its own record sheets (R1 to R11): a few lines each, so that no ledger of them is empty.
import { dayOf } from '../../domain/inspection.ts';
import type { Answer } from '../../domain/answer.ts';
import type { Person } from '../../domain/person.ts';
import type { Template } from '../../domain/template.ts';
import type { Places } from './cast.ts';
import { chance } from './random.ts';
import { seldom, type Sheet } from './seldom.ts';
import { midnight } from './shifts.ts';
import { walk, type Phone, type Walked } from './walk.ts';

const seed = 81181;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const timeZone = 'Asia/Shanghai';

const canteen = { by: 'food.officer.01', place: '食堂 烹饪间' };
const store = { by: 'lab.admin.01', place: '实验楼 危化品库' };
/** Typed on the spot, on the phone of the first. */
const second = (now: number, ago: number, hour: number): Answer['value'] => ({
  name: '何老师',
  signedAt: Math.round(midnight(now) - ago * dayMs + hour * hourMs),
  strokes: [],
});
const office = { by: 'sun', place: '教学楼 1层' };
const firm = '安泰消防技术服务公司';

/** The first day of the month so many before that of `now`. */
function monthsBefore(now: number, n: number): string {
  const [year = 0, month = 1] = dayOf(now, timeZone).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - n, 1)).toISOString().slice(0, 10);
}

const meters = [
  ['D-01', '电', [48_210, 60_330, 171_900, 183_840, 196_410], 7542],
  ['S-01', '水', [9120, 9655, 15_270, 15_790, 16_352], 1911],
] as const;
/** The months before stand there from the first, so that this one has something to be compared with. */
const earlier = [13, 12, 2, 1];

const sheets = (now: number): readonly Sheet[] => [
  ...[26, 19, 12, 5].map((ago, n): Sheet => ({
    by: canteen.by,
    place: canteen.place,
    ago,
    hour: 9.2,
    template: 'R1',
    said: {
      'R1-01': [
        ['', '泡打粉', String(60 + n * 5), String(55 + n * 5), '馒头', '刘师傅', '赵敏'],
        ...(n % 2 === 0 ? [['', '酵母', '30', '30', '花卷', '刘师傅', '赵敏']] : []),
      ],
    },
  })),
  {
    ago: 25,
    hour: 15,
    by: 'food.director.01',
    template: 'R2',
    place: '食堂',
    said: {
      'R2-01': [
        ['采购验收', '肉类无检疫证明', '查验两证一报告，无证拒收', '每批', '赵敏'],
        ['加工制作', '中心温度不够', '测温后出锅，低于 70 ℃ 回锅', '每餐', '刘师傅'],
        ['备餐供应', '热藏温度低于 60 ℃', '保温台供餐前预热并测温', '每餐', '赵敏'],
      ],
    },
  },
  ...[9, 4, 1].map((ago, n): Sheet => ({
    ago,
    hour: 19.5,
    by: 'wang',
    template: 'R3',
    place: '3号宿舍楼',
    said: {
      'R3-01': [
        ['', '18:05', '周国平', '是', '送换季衣物', `30${n + 1} 室学生`, '王秀兰', '18:20'],
        ['', '18:40', '吴维修', '是', '维修 2 层热水器', '', '王秀兰', '19:10'],
      ].slice(0, n + 1),
    },
  })),
  // One student was missing last night, and nobody has written down yet where he is.
  {
    by: 'wang',
    place: '3号宿舍楼 3层',
    ago: 1,
    hour: 22.3,
    template: 'D2',
    said: {
      'D2-01': 46,
      'D2-02': 43,
      'D2-03': 2,
      'D2-04': 1,
      'D2-05': [['312', '高二（3）班', '22:40', '', '否', '王秀兰']],
    },
  },
  {
    ...store,
    ago: 24,
    hour: 10,
    template: 'R4',
    said: {
      'R4-01': [
        ['盐酸', '500 mL/瓶', '12', '', '', '学期采购入库', ''],
        ['无水乙醇', '500 mL/瓶', '20', '', '', '学期采购入库', ''],
      ],
      'R4-03': second(now, 24, 10),
    },
  },
  ...[15, 8].map((ago): Sheet => ({
    by: store.by,
    place: store.place,
    ago,
    hour: 14.5,
    template: 'R4',
    said: {
      'R4-01': [
        ['盐酸', '500 mL/瓶', '', '3', '', '高二化学实验', ''],
        ['盐酸', '500 mL/瓶', '', '', '1', '实验剩余', ''],
      ],
      'R4-03': second(now, ago, 14.5),
    },
  })),
  {
    ago: 23,
    hour: 16,
    by: 'chen',
    template: 'R5',
    place: '配电室 低压柜',
    said: {
      'R5-01': meters.flatMap(([number, kind, values]) =>
        earlier.map((back, n) => [monthsBefore(now, back), number, kind, String(values[n]), '', '']),
      ),
    },
  },
  {
    ago: 1,
    hour: 16,
    by: 'chen',
    template: 'R5',
    place: '配电室 低压柜',
    said: {
      'R5-01': meters.map(([number, kind, values, money]) => [
        monthsBefore(now, 0),
        number,
        kind,
        String(values.at(-1)),
        String(money),
        kind === '电' ? '天冷，空调用电多' : '',
      ]),
    },
  },
  {
    by: 'sun',
    ago: 18,
    hour: 16.2,
    template: 'R6',
    place: '操场',
    said: {
      'R6-01': [
        [
          '',
          '应急疏散演练',
          '全校师生',
          '1480',
          '火警疏散到操场，清点人数',
          '6',
          '东侧楼梯拥挤',
          '调整三个班的路线',
          '孙静',
        ],
      ],
    },
  },
  {
    ...office,
    ago: 11,
    hour: 15.5,
    template: 'R6',
    said: {
      'R6-01': [['', '灭火器使用培训', '宿管、保安', '26', '讲解并实喷', '50', '', '新来的两人下月补训', '孙静']],
    },
  },
  {
    ...office,
    ago: 21,
    hour: 11,
    template: 'R7',
    said: {
      'R7-01': [
        ['火灾自动报警系统', '抽测探测器报警功能', '抽测 20 只，均报警', '合格', '', firm, '何工', ''],
        ['室内消火栓', '最不利点静压', '0.35 MPa', '合格', '', firm, '何工', ''],
      ],
    },
  },
  {
    ...office,
    ago: 22,
    hour: 9.5,
    template: 'R8',
    said: {
      'R8-01': [
        ['灭火器', '外观、压力、有效期', '每月', '', '本校', '李建国', ''],
        ['室内消火栓', '开阀放水、箱内配件', '每季度', monthsBefore(now, -1), firm, '孙静', ''],
      ],
    },
  },
  {
    ...office,
    ago: 10,
    hour: 10.4,
    template: 'R9',
    said: {
      'R9-01': [
        ['', '应急照明', '切换供电、放电时间', '完好', '', firm, '何工'],
        ['', '防火门', '闭门器、顺序器', '完好', '更换 2 层一只闭门器', firm, '何工'],
      ],
    },
  },
  ...[20, 13, 6].map((ago): Sheet => ({
    by: office.by,
    place: office.place,
    ago,
    hour: 16.8,
    template: 'R10',
    said: {
      'R10-01': '每日检查均已完成，无异常',
      'R10-02': ago === 13 ? '图书馆 1 号梯门区照明偏暗' : '无',
      'R10-03': ago === 13 ? '更换灯管，维保单位本周内' : '无需整改',
      'R10-04': '已完成',
    },
  })),
  {
    ...office,
    ago: 3,
    hour: 15.2,
    template: 'R11',
    said: {
      'R11-01': '徐明',
      'R11-02': [
        ['徐明', '副校长'],
        ['孙静', '安全办'],
        ['周海', '后勤主任'],
      ],
      'R11-03': '三台电梯每日检查完成，无困人',
      'R11-04': '整体平稳，门区照明需要持续关注',
      'R11-05': '下月完成轿厢应急电话测试',
    },
  },
];

type Around = {
  everybody: readonly Person[];
  phones: Readonly<Record<string, Phone>>;
  places: Places;
  templates: readonly Template[];
};

/** In no order; what would lie ahead of `now` (UTC ms) was not written yet. */
export function recordSheets({ everybody, phones, places, templates }: Around, now: number): Walked[] {
  const luck = chance(seed);
  return [...sheets(now), ...seldom].flatMap(({ ago, hour, by, template: code, place, said, fixed }): Walked[] => {
    const startedAt = Math.round(midnight(now) - ago * dayMs + hour * hourMs);
    const person = everybody.find(({ username }) => username === by);
    const phone = phones[by];
    const template = templates.find((one) => one.code === code);
    if (!person || !phone || !template) throw new Error(`nobody of the demo school writes ${code}`);
    if (startedAt > now - hourMs / 2) return [];
    const about = { person, phone, template, assets: [], place: places.named(place), startedAt, isCalm: true };
    return [walk({ ...about, said, fixed }, luck)];
  });
}
