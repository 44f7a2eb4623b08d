// What the demo school writes once in a while: the canteen's weekly and monthly review, permits for hot work, and head counts at which somebody lacked and was found the same night.
import type { Answer } from '../../domain/answer.ts';

type Said = Record<string, Answer['value']>;
/** `ago`: days before today; `hour` of the school's day. `fixed`: the items that were put right before the sheet was handed in. */
export type Sheet = {
  ago: number;
  hour: number;
  by: string;
  template: string;
  place: string;
  said: Said;
  fixed?: readonly string[];
};

const director = { by: 'food.director.01', place: '食堂' };

export const seldom: readonly Sheet[] = [
  ...[20, 13, 6].map((ago, n): Sheet => ({
    by: director.by,
    place: director.place,
    ago,
    hour: 15.4,
    template: 'K3',
    said: {
      'K3-01': 100,
      'K3-02': 100,
      'K3-03': n === 2 ? 1 : 0,
      'K3-04': [
        ['酸奶', `MN0${n + 3}12`, '', '12 盒', '两日内用完'],
        ...(n === 1 ? [['火腿肠', 'SH1107', '', '3 包', '下架退货']] : []),
      ],
      'K3-09': 0,
    },
  })),
  {
    ...director,
    ago: 24,
    hour: 16.5,
    template: 'K4',
    said: {
      'K4-01': [
        ['徐明', '副校长'],
        ['周海', '后勤主任'],
        ['赵敏', '留样员'],
      ],
      'K4-02': '日管控、周排查按时完成；冷藏柜一次超温，已复测合格',
      'K4-03': [['更换熟食冷藏柜门封条', '赵敏', '联系厂家更换', '月底前']],
    },
  },
  ...[20, 6].map((ago, n): Sheet => ({
    by: 'sun',
    place: '图书馆',
    ago,
    hour: 16.8,
    template: 'F8',
    said: { 'F8-02': `动火审${n + 3}号，16:30 至 18:00` },
  })),
  ...[12, 5].map((ago, n): Sheet => ({
    by: 'wang',
    place: `3号宿舍楼 ${n + 5}层`,
    ago,
    hour: 22.4,
    template: 'D2',
    said: {
      'D2-01': 46,
      'D2-02': 43,
      'D2-03': 2,
      'D2-04': 1,
      'D2-05': [[`${n + 5}04`, '高二（3）班', '22:35', n === 0 ? '家长接回家中' : '', '否', '王秀兰']],
    },
    fixed: ['D2-04'],
  })),
];
