// The demo school: 育才中学, its buildings and its people.
import type { Person, Role } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import { usualFacilities, type School } from '../../domain/school.ts';
import { chance, type Chance } from './random.ts';

export const demoSchool = (luck: Chance, ms: number): School => ({
  id: luck.id(ms),
  name: '育才中学',
  kind: 'secondary',
  facilities: [...usualFacilities.secondary, 'lift', 'boiler', 'control-room'],
  timeZone: 'Asia/Shanghai',
});

const dormitories = ['1号宿舍楼', '2号宿舍楼', '3号宿舍楼'];
const dormFloors = 6;
const teachingFloors = 5;
const classroomsAFloor = 8;
/** Buildings with their points; a floor of its own is made for the tall ones. */
const others: Record<string, string[]> = {
  食堂: ['留样间', '粗加工间', '烹饪间', '餐厅'],
  配电室: ['高压柜', '低压柜'],
  图书馆: ['一楼大厅', '阅览室'],
  实验楼: ['化学实验室', '危化品库'],
  东门: [],
  西门: [],
  操场: [],
};

export type Places = { all: Place[]; named: (name: string) => Place };

/** `named` takes the whole name from the building down: 3号宿舍楼 2层. */
export function demoPlaces(luck: Chance, ms: number): Places {
  const all: Place[] = [];
  const building = (name: string): Place => {
    const place: Place = { id: luck.id(ms), kind: 'building', name, ancestors: [] };
    all.push(place);
    return place;
  };
  const below = (above: Place, kind: 'floor' | 'room', name: string): Place => {
    const ancestors = [...above.ancestors, { id: above.id, name: above.name }];
    const place: Place = { id: luck.id(ms), kind, name, ancestors };
    all.push(place);
    return place;
  };

  for (const name of dormitories) {
    const dormitory = building(name);
    for (let floor = 1; floor <= dormFloors; floor++) below(dormitory, 'floor', `${floor}层`);
  }
  const teaching = building('教学楼');
  for (let floor = 1; floor <= teachingFloors; floor++) {
    const above = below(teaching, 'floor', `${floor}层`);
    for (let n = 1; n <= classroomsAFloor; n++) below(above, 'room', `${floor}0${n}教室`);
  }
  for (const [name, rooms] of Object.entries(others)) {
    const place = building(name);
    for (const room of rooms) below(place, 'room', room);
  }
  const byName = new Map(
    all.map((place) => [[...place.ancestors.map((above) => above.name), place.name].join(' '), place]),
  );
  return {
    all,
    named: (name) => {
      const place = byName.get(name);
      if (!place) throw new Error(`the demo school has no ${name}`);
      return place;
    },
  };
}

type Part = { username: string; name: string; role: Role; duty: string; scope?: string[] };

/** In the order in which accounts are told. The first manager is `sun`. */
export const parts: readonly Part[] = [
  { username: 'wang', name: '王秀兰', role: 'patrol_dorm', duty: '宿管员，3号宿舍楼', scope: ['3号宿舍楼'] },
  { username: 'li', name: '李建国', role: 'patrol_guard', duty: '保安' },
  { username: 'zhao', name: '赵敏', role: 'sampler', duty: '留样员', scope: ['食堂'] },
  { username: 'chen', name: '陈志强', role: 'electrician', duty: '电工' },
  { username: 'zhou', name: '周海', role: 'logistics_head', duty: '后勤主任' },
  { username: 'sun', name: '孙静', role: 'safety_office', duty: '安全办' },
  { username: 'xu', name: '徐明', role: 'vice_principal', duty: '分管副校长' },
  { username: 'gao', name: '高远', role: 'principal', duty: '校长' },
  { username: 'vendor', name: '华安消防', role: 'vendor', duty: '外包维保，宿舍楼的消防设施', scope: dormitories },
  { username: 'admin', name: '系统管理员', role: 'admin', duty: '账号管理' },
];

export type People = Record<string, Person>;

/** An outside firm draws its id from luck of its own: whoever came later leaves the others as they were. */
const firmSeed = 7;

export function demoPeople(luck: Chance, ms: number, places: Places): People {
  return Object.fromEntries(
    parts.map(({ username, name, role, scope = [] }) => [
      username,
      {
        id: (role === 'vendor' ? chance(firmSeed) : luck).id(ms),
        name,
        username,
        role,
        scope: scope.map((place) => places.named(place).id),
      },
    ]),
  );
}
