// Everybody else who works at the demo school: with the accounts of `cast.ts` they are ninety (`domain.md` 10.1, school B).
import type { Person, Role } from '../../domain/person.ts';
import type { Places } from './cast.ts';
import type { Chance } from './random.ts';

/** `where`: whose scope is what; taken in turn. Nothing named is the whole school. */
type Staff = { role: Role; count: number; where?: readonly string[] };

const dormitories = ['1号宿舍楼', '2号宿舍楼', '3号宿舍楼'];
const teachingFloors = ['教学楼 1层', '教学楼 2层', '教学楼 3层', '教学楼 4层', '教学楼 5层'];

const staff: readonly Staff[] = [
  { role: 'patrol_dorm', count: 5, where: ['1号宿舍楼'] },
  { role: 'patrol_dorm', count: 5, where: ['2号宿舍楼'] },
  { role: 'patrol_dorm', count: 3, where: ['3号宿舍楼'] },
  { role: 'patrol_guard', count: 11 },
  { role: 'sampler', count: 2, where: ['食堂'] },
  { role: 'food_officer', count: 3, where: ['食堂'] },
  { role: 'food_director', count: 1, where: ['食堂'] },
  { role: 'electrician', count: 2 },
  { role: 'repair', count: 4 },
  { role: 'lab_admin', count: 3, where: ['实验楼'] },
  { role: 'dept_safety', count: 25, where: teachingFloors },
  { role: 'dept_safety', count: 4, where: ['图书馆', '操场'] },
  { role: 'duty_teacher', count: 9, where: dormitories },
  { role: 'duty_leader', count: 3 },
  { role: 'safety_office', count: 1 },
];

const families =
  '王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾'.split(' ');
const given =
  '丽华 国强 秀芳 建军 海燕 志明 春梅 文斌 玉兰 永刚 晓东 桂英 学军 红霞 立新 淑珍 卫东 翠萍 德胜 雪梅 长河 月娥 启航 彩云'.split(
    ' ',
  );

/** In the order in which they came; each name once. `ms`: when they were added, UTC. */
export function demoCrowd(places: Places, luck: Chance, ms: number): Person[] {
  const names = new Set<string>();
  const counts = new Map<Role, number>();
  return staff.flatMap(({ role, count, where = [] }) =>
    Array.from({ length: count }, (_, i): Person => {
      const number = (counts.get(role) ?? 0) + 1;
      counts.set(role, number);
      const scope = where.length === 0 ? [] : [places.named(where[i % where.length] ?? '').id];
      const username = `${role.replaceAll('_', '.')}.${String(number).padStart(2, '0')}`;
      return { id: luck.id(ms), name: newName(names, luck), username, role, scope };
    }),
  );
}

function newName(taken: Set<string>, luck: Chance): string {
  for (;;) {
    const name = `${luck.pick(families)}${luck.pick(given)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
