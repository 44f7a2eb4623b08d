// What a pack asks for and nobody goes for yet, made into routes and plans out of what the school has: its checklists, its places, its people.
import type { Pack } from '../../domain/calendar.ts';
import type { AssetKind, AssetRecord } from '../../domain/asset.ts';
import { kindOf } from '../../domain/asset.ts';
import { roles, type Person, type Role } from '../../domain/person.ts';
import { scattered } from '../../domain/draw.ts';
import { makeId } from '../../domain/id.ts';
import type { Place } from '../../domain/place.ts';
import type { Plan } from '../../domain/plan.ts';
import { maxPointsPerRoute, type Route, type RoutePoint } from '../../domain/route.ts';
import type { Template } from '../../domain/template.ts';
import { packLists, partOf, wholeOf } from './pack-lists.ts';

type Planned = { plans: ReadonlyMap<string, Plan>; routes: ReadonlyMap<string, Route> };
export type SchoolKnown = {
  places: readonly Place[];
  templates: readonly Template[];
  people: readonly Person[];
  assets: readonly AssetRecord[];
};

/** A route and who walks it, several of one post where one would have too many points: `role`, or `me` where the school has nobody of the posts that do it. */
export type Offered = {
  role: Role | null;
  codes: string[];
  points: RoutePoint[];
  /** Which of several. */ part: number;
};

/** The plans of a pack that are walked. */
export const plansOfPack = <P extends Plan>({ plans }: { plans: ReadonlyMap<string, P> }, pack: Pack): P[] =>
  [...plans.values()].filter((plan) => plan.pack === pack && !plan.retired);

/** Which checklists of the pack no plan of it has on its route. */
export function listsLeft(book: Planned, pack: Pack): string[] {
  const points = plansOfPack(book, pack).flatMap(({ routeId }) => book.routes.get(routeId)?.points ?? []);
  const walked = new Set(points.flatMap(({ templates }) => templates));
  return packLists[pack].filter((code) => !walked.has(code) && !walked.has(wholeOf(code)));
}

/** With the parts of checklists that packs ask for and the school does not have yet. */
export function withParts(known: SchoolKnown): SchoolKnown {
  const has = new Map(known.templates.map((one) => [one.code, one]));
  const made = Object.values(packLists)
    .flat()
    .flatMap((code): Template[] => {
      const whole = has.get(wholeOf(code));
      const part = whole && !whole.retired && !has.has(code) && partOf(code, whole);
      return part ? [part] : [];
    });
  return { ...known, templates: [...known.templates, ...made] };
}

/** Where there is no such part, the whole checklist: whoever plans may not publish it, or the school took it out of use. */
export function asHad(codes: readonly string[], { templates }: Pick<SchoolKnown, 'templates'>): string[] {
  const has = new Set(templates.flatMap(({ code, retired }) => (retired ? [] : [code])));
  return [...new Set(codes.map((code) => (has.has(code) ? code : wholeOf(code))))];
}

/**
 * The ids of a route and its plan, the same on every phone: two who confirm the same offer make one plan of it, and the later one says how it
 * is. Null where one of them is walked already, for something else by now.
 */
export function idsFor(
  { role, codes, part }: Pick<Offered, 'role' | 'codes' | 'part'>,
  schoolId: string,
  pack: Pack,
  { plans, routes }: Planned,
): [route: string, plan: string] | null {
  const text = [schoolId, pack, role ?? '', ...(part > 0 ? [part] : []), ...codes].join(' ');
  const idOf = (what: string): string => {
    const parts = Uint32Array.from([1, 2, 3], (n) => scattered(`${n} ${what} ${text}`));
    return makeId(0, new Uint8Array(parts.buffer).subarray(0, 10));
  };
  const [route, plan] = [idOf('route'), idOf('plan')];
  const isWalked = [routes.get(route), plans.get(plan)].some((one) => one && !one.retired);
  return isWalked ? null : [route, plan];
}

/** `codes` as routes, one a post, in the order of the pack; `absent`: what the school has no checklist for. */
export function offerFor(codes: readonly string[], known: SchoolKnown): { offered: Offered[]; absent: string[] } {
  const inUse = new Map(known.templates.filter(({ retired }) => !retired).map((one) => [one.code, one]));
  const byRole = new Map<Role | null, Offered>();
  for (const code of codes) {
    const template = inUse.get(code);
    if (!template) continue;
    const role = roleFor(template, known.people);
    const one = byRole.get(role) ?? { role, codes: [], points: [], part: 0 };
    const points = withList(one.points, placesFor(code, known), code);
    byRole.set(role, { ...one, codes: [...one.codes, code], points });
  }
  return { offered: [...byRole.values()].flatMap(inParts), absent: codes.filter((code) => !inUse.has(code)) };
}

/** The first of the posts it is offered to that somebody has; then whoever looks after the school's safety. */
function roleFor({ roles: of }: Template, people: readonly Person[]): Role | null {
  const held = new Set(people.filter(({ left }) => !left).map(({ role }) => role));
  return [...of, 'safety_office' as const, 'logistics_head' as const].find((role) => held.has(role)) ?? null;
}

/** Posts that somebody has, in the order in which they are always named. */
export const heldRoles = (people: readonly Person[]): Role[] =>
  roles.filter((role) => role !== 'admin' && people.some((person) => person.role === role && !person.left));

/** Of what stands at a place, or what a place is called, whichever says where a checklist is filled in. */
const things: Record<string, AssetKind> = { E1: 'panel', E2: 'rcd', S1: 'lift' };
const names: Record<string, RegExp> = {
  E1: /配电|power|switch/i,
  E2: /宿舍|食堂|实验|浴|dorm|canteen|lab/i,
  S1: /电梯|lift/i,
  K2: /食堂|餐厅|canteen/i,
  G1: /食堂|餐厅|锅炉|canteen|boiler/i,
  D3: /宿舍|公寓|dorm/i,
  P1: /门$|门岗|传达|围墙|周界|gate|fence/i,
  P2: /门$|门岗|gate/i,
  H1: /操场|广场|园区|大门|校园|playground|yard|square/i,
  T1: /教学|实验|功能|teaching|lab/i,
  T2: /操场|体育|运动|playground|sport/i,
  E3: /教学|办公|图书|行政|teaching|office|library/i,
};
/** Walked building by building. */
const ofBuildings = new Set(['B1', 'F1', 'F3']);

/** What is inside of another that is named stays out. A checklist that nothing says a place for begins at the first building. */
export function placesFor(code: string, { places, assets }: Pick<SchoolKnown, 'places' | 'assets'>): Place[] {
  const inUse = places.filter(({ retired }) => !retired);
  const whole = wholeOf(code);
  const kind = things[whole];
  const where = new Set(assets.flatMap((one) => (kind && kindOf(one) === kind && !one.retired ? [one.placeId] : [])));
  if (where.size > 0) return inUse.filter(({ id }) => where.has(id));
  const buildings = inUse.filter(({ ancestors }) => ancestors.length === 0);
  if (ofBuildings.has(whole)) return buildings;
  const name = names[whole];
  const named = inUse.filter((place) => name?.test(place.name));
  const ids = new Set(named.map(({ id }) => id));
  const top = named.filter(({ ancestors }) => !ancestors.some(({ id }) => ids.has(id)));
  return top.length > 0 ? top : buildings.slice(0, 1);
}

function withList(points: readonly RoutePoint[], places: readonly Place[], code: string): RoutePoint[] {
  const there = new Map(points.map((point) => [point.placeId, point]));
  for (const { id } of places) {
    const before = there.get(id) ?? { placeId: id, templates: [], minutes: null };
    there.set(id, { ...before, templates: [...before.templates, code] });
  }
  return [...there.values()];
}

/** What is more than one route may have is walked along several. */
function inParts({ role, codes, points }: Offered): Offered[] {
  const starts = Array.from({ length: Math.max(1, Math.ceil(points.length / maxPointsPerRoute)) }, (_, n) => n);
  return starts.map((part) => {
    const there = points.slice(part * maxPointsPerRoute, (part + 1) * maxPointsPerRoute);
    const asked = new Set(there.flatMap(({ templates }) => templates));
    return { role, codes: starts.length > 1 ? codes.filter((code) => asked.has(code)) : codes, points: there, part };
  });
}
