// Plans from a sheet, each with the route it walks: what is new, what is changed, and every row that is wrong. A row is known by
// the name of its plan.
import { canonical } from '../../domain/canonical.ts';
import { roles, type Person, type Role } from '../../domain/person.ts';
import { hasFewNights } from '../../domain/night-rounds.ts';
import { isPackOfPeriod } from '../../domain/pack-of-period.ts';
import type { Plan } from '../../domain/plan.ts';
import { roleNames } from '../../domain/role-names.ts';
import { maxChecklistsPerPoint, maxPointsPerRoute, type Route, type RoutePoint } from '../../domain/route.ts';
import type { School } from '../../domain/school.ts';
import type { BadSchoolCode } from '../../domain/school-file.ts';
import type { Timetables } from '../store/store.ts';
import type { Sheet } from '../sheets/read-workbook.ts';
import { cellsOf, columnsOf, plain, several } from './columns.ts';
import { planHeads, type PlanColumn } from './plan-sheet.ts';
import type { PlaceWanted } from './places-by-name.ts';
import { readWhen, whenText } from './when-text.ts';

export type PlansNow = {
  school: Pick<School, 'facilities'> | undefined;
  timetable: Timetables;
  people: readonly Person[];
  /** Codes of the checklists that are published. */
  checklists: ReadonlySet<string>;
  placeOf: (text: string) => PlaceWanted;
  newId: () => string;
};
type Bad = { row: number; value: string; code: BadSchoolCode };
export type PlansRead = { added: Plan[]; changed: Plan[]; same: number; routes: Route[] };

const roleOf = new Map<string, Role>(
  roles.flatMap((role) => [role, roleNames[role].zh, roleNames[role].en].map((name) => [plain(name), role] as const)),
);

export const isPlanSheet = (sheet: Sheet): boolean => {
  const columns = columnsOf(sheet, planHeads);
  return columns.has('plan') && columns.has('places');
};

type Line = { name: string; points: Omit<RoutePoint, 'minutes'>[]; who: Plan['who']; when: Plan['when'] };

export function readPlans(sheet: Sheet, now: PlansNow): PlansRead | Bad[] {
  const columns = columnsOf(sheet, planHeads);
  const byName = new Map(now.timetable.plans.map((plan) => [plain(plan.name), plan]));
  const [wrong, seen]: [Bad[], Set<string>] = [[], new Set()];
  const read: PlansRead = { added: [], changed: [], same: 0, routes: [] };
  for (const row of sheet.rows.slice(1)) {
    const cell = cellsOf(columns, row);
    const value = cell('plan') || cell('places') || '';
    if (value === '') continue;
    const line = lineOf(cell, now);
    const known = byName.get(plain(value));
    const code = typeof line === 'string' ? line : whyNot(line, seen, known, now);
    if (code !== null) wrong.push({ row: row.row, value, code });
    else if (typeof line !== 'string') {
      seen.add(plain(line.name));
      take(read, line, known, now);
    }
  }
  return wrong.length > 0 ? wrong : read;
}

function whyNot(
  { name, when, points }: Line,
  seen: ReadonlySet<string>,
  known: Plan | undefined,
  { school, timetable }: PlansNow,
): BadSchoolCode | null {
  if (seen.has(plain(name))) return 'plan-twice';
  if (known && isPackOfPeriod({ pack: known.pack, when })) return 'when';
  if (known?.retired) return 'plan-retired';
  // What stood like that before may stand: the sheet of a school is read again as it was written.
  const stood = known && hasFewNights(known, timetable.routes.get(known.routeId), school);
  const line = { when, pack: known?.pack ?? null };
  const route = { points: points.map((point) => Object.assign({ minutes: null }, point)) };
  return !stood && hasFewNights(line, route, school) ? 'nights-too-few' : null;
}

function lineOf(cell: (key: PlanColumn) => string | undefined, now: PlansNow): Line | BadSchoolCode {
  const name = cell('plan') ?? '';
  if (name === '') return 'name-missing';
  if (Array.from(name).length > 40) return 'too-long';
  const common = templatesIn(cell('checklists') ?? '', now);
  if (common === null) return 'checklist-unknown';
  const points = pointsIn(cell('places') ?? '', common, now);
  if (typeof points === 'string') return points;
  const who = whoIn(cell('who') ?? '', now);
  if (!who) return 'who-unknown';
  const when = readWhen(cell('when') ?? '');
  return when ? { name, points, who, when } : 'when';
}

function templatesIn(text: string, { checklists }: PlansNow): string[] | null {
  const codes = [...new Set(several(text.replaceAll(/\s/g, '、')).map((code) => code.toUpperCase()))];
  return codes.length <= maxChecklistsPerPoint && codes.every((code) => checklists.has(code)) ? codes : null;
}

/** The marks between codes in brackets must not part the places. */
const bracketed = /[【[（(]([^】\])）]*)[】\])）]/g;

function pointsIn(text: string, common: string[], now: PlansNow): Line['points'] | BadSchoolCode {
  const owns: string[] = [];
  const parts = several(
    text.replaceAll(bracketed, (whole, codes: string) => {
      // Brackets may belong to the name of a place: only those with codes in them are codes.
      if (templatesIn(codes, now) === null) return whole;
      owns.push(codes);
      return `\u0001${owns.length - 1}`;
    }),
  );
  const points = new Map<string, Line['points'][number]>();
  for (const part of parts) {
    const [name = '', own] = part.split('\u0001');
    const wanted = now.placeOf(name);
    if ('why' in wanted) return wanted.why;
    const templates = own === undefined ? common : (templatesIn(owns[Number(own)] ?? '', now) ?? []);
    points.set(wanted.place.id, { placeId: wanted.place.id, templates });
  }
  if (points.size === 0) return 'places-missing';
  return points.size > maxPointsPerRoute ? 'too-many' : [...points.values()];
}

function whoIn(text: string, { people, timetable }: PlansNow): Plan['who'] | null {
  const who = { people: [] as string[], roles: [] as Role[], shifts: [] as string[] };
  const inUse = [...timetable.shifts.values()].filter(({ retired }) => !retired);
  for (const part of several(text)) {
    const role = roleOf.get(plain(part));
    const named = people.filter(({ username, name, left }) => !left && (username === plain(part) || name === part));
    const [one] = named;
    if (role) who.roles.push(role);
    else if (one && named.length === 1) who.people.push(one.id);
    else {
      const [shift, ...more] = inUse.filter(({ name }) => plain(name) === plain(part));
      if (!shift || more.length > 0) return null;
      who.shifts.push(shift.id);
    }
  }
  const shifts = [...new Set(who.shifts)].slice(0, 10);
  const said = { people: [...new Set(who.people)], roles: [...new Set(who.roles)] };
  if (said.people.length + said.roles.length + shifts.length === 0 || said.people.length > 100) return null;
  return shifts.length > 0 ? { ...said, shifts } : said;
}

/** What a plan begins as, as on screen. */
const usual = { proof: 'scan', early: 15, late: 30, on: 'all', pack: null, micro: 0 } as const;

function take(read: PlansRead, line: Line, known: Plan | undefined, now: PlansNow): void {
  const before = known && now.timetable.routes.get(known.routeId);
  const minutes = new Map(before?.points.map((point) => [point.placeId, point.minutes]));
  const points = line.points.map((point) => ({ ...point, minutes: minutes.get(point.placeId) ?? null }));
  const isSameWay = before !== undefined && !before.retired && canonical(before.points) === canonical(points);
  const isShared = now.timetable.plans.some(({ id, routeId }) => id !== known?.id && routeId === known?.routeId);
  // Where other plans walk the same route, this one gets a route of its own.
  const own = before && !isShared && !before.retired ? before : null;
  const route: Route = {
    id: own?.id ?? now.newId(),
    name: own?.name ?? line.name,
    order: own?.order ?? 'free',
    points,
  };
  const routeId = isSameWay ? before.id : route.id;
  const { name, who, when } = line;
  if (!known) {
    read.added.push({ id: now.newId(), name, routeId, who, when, ...usual });
    read.routes.push(route);
    return;
  }
  const { id, proof, early, late, on, pack, micro } = known;
  const plan: Plan = { id, name, routeId, who, when, proof, early, late, on, pack, micro };
  const isSameTime = whenText(when) === whenText(known.when);
  const isSame = isSameWay && isSameTime && name === known.name && canonical(who) === canonical(known.who);
  if (!isSameWay) read.routes.push(route);
  if (isSame) read.same += 1;
  else read.changed.push(plan);
}
