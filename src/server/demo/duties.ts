// Who walks which route when at the demo school.
import type { Person } from '../../domain/person.ts';
import type { Plan, When } from '../../domain/plan.ts';
import type { Route } from '../../domain/route.ts';
import type { Places } from './cast.ts';
import { rostersOf, type Rosters } from './rosters.ts';
import type { Chance } from './random.ts';

/** `walkers` take turns, those of a shift as its roster says. */
export type Duty = { route: Route; plan: Plan; walkers: readonly Person[] };

const every = [1, 2, 3, 4, 5, 6, 7];
const night: When = { each: 'day', weekdays: every, spans: [{ from: '22:00', to: '06:00', every: 120 }] };
const usual = { proof: 'scan', early: 15, late: 30, on: 'all', pack: null, micro: 0 } as const;

type Stop = readonly [place: string, ...templates: string[]];

const campus: readonly Stop[] = [
  ['东门'],
  ['教学楼 1层'],
  ['教学楼 5层'],
  ['实验楼 化学实验室'],
  ['实验楼 危化品库'],
  ['图书馆 一楼大厅'],
  ['食堂 烹饪间'],
  ['配电室 高压柜'],
  ['操场'],
  ['西门'],
];
const keyPlaces: readonly Stop[] = [['东门', 'P1'], ['西门'], ['操场'], ['实验楼 危化品库'], ['配电室 低压柜']];
const switchRoom: readonly Stop[] = [
  ['配电室 高压柜', 'E1'],
  ['配电室 低压柜', 'E1'],
];
const drains: readonly Stop[] = [
  ['操场', 'H1'],
  ['教学楼 1层', 'B1'],
];
const lessons: readonly Stop[] = [1, 2, 3, 4, 5].map((floor): Stop => [`教学楼 ${floor}层`]);

/** What 孙静 set up. `ms`: when, UTC; `day`: the day of it, yyyy-mm-dd. */
export function dutiesOf(
  people: readonly Person[],
  places: Places,
  luck: Chance,
  ms: number,
  day: string,
): { duties: Duty[]; rosters: Rosters } {
  const along = (name: string, order: Route['order'], stops: readonly Stop[]): Route => ({
    id: luck.id(ms),
    name,
    order,
    points: stops.map(([place, ...templates]) => ({ placeId: places.named(place).id, templates, minutes: 3 })),
  });
  const named = (username: string): Person => {
    const person = people.find((one) => one.username === username);
    if (!person) throw new Error(`the demo has no ${username}`);
    return person;
  };
  const of = (role: Person['role'], place?: string): Person[] =>
    people.filter((one) => one.role === role && (!place || one.scope.includes(places.named(place).id)));
  const duty = (walkers: readonly Person[], name: string, route: Route, when: When, over: Partial<Plan> = {}): Duty => {
    const who = { people: walkers.map(({ id }) => id), roles: [] };
    return { walkers, route, plan: { id: luck.id(ms), name, routeId: route.id, who, when, ...usual, ...over } };
  };
  const floors = (building: string): Stop[] => [1, 2, 3, 4, 5, 6].map((floor): Stop => [`${building} ${floor}层`]);
  const spans = (from: string, to: string, gap: number | null, weekdays = every): When => ({
    each: 'day',
    weekdays,
    spans: [{ from, to, every: gap }],
  });
  const guards = of('patrol_guard');
  const [first, second] = [guards.slice(0, 4), [...guards.slice(0, 1), ...guards.slice(4, 8)]];
  const rosters = rostersOf(first, second.slice(1), luck, ms, day);
  const on = (id: string, people: readonly Person[] = []): Partial<Plan> => ({
    who: { people: people.map((one) => one.id), roles: [], shifts: [id] },
  });
  const duties = [
    ...['3', '1', '2'].map((house) => {
      const route = along(`${house}号宿舍楼`, 'fixed', floors(`${house}号宿舍楼`));
      return duty(of('patrol_dorm', `${house}号宿舍楼`), `${house}号楼夜间防火巡查`, route, night, { on: 'term' });
    }),
    duty([...first, ...second], '校园夜间巡逻', along('校园夜巡', 'fixed', campus), night, on(rosters.night.id)),
    duty(
      second,
      '重点部位巡查',
      along('校门与重点部位', 'free', keyPlaces),
      spans('07:00', '22:00', 180),
      on(rosters.day.id, first.slice(0, 1)),
    ),
    duty([named('chen')], '配电室巡检', along('配电室', 'free', switchRoom), spans('08:00', '11:00', null, [1, 3, 5]), {
      proof: 'tap',
      on: 'school',
      late: 60,
    }),
    duty(
      guards.slice(8),
      '教学区课间巡查',
      along('教学楼', 'fixed', lessons),
      spans('08:00', '18:00', 120, [1, 2, 3, 4, 5]),
      { on: 'school' },
    ),
    duty([named('zhou')], '雨前排水和校舍检查', along('排水与校舍', 'free', drains), spans('08:00', '18:00', null), {
      proof: 'tap',
      pack: 'rain',
    }),
  ];
  return { duties, rosters };
}
