// The plans of a school as a sheet: one row a plan in use, with where it goes, who walks it and when.
import type { Person } from '../../domain/person.ts';
import { placeName, type Place } from '../../domain/place.ts';
import type { PlanRecord } from '../../domain/plan.ts';
import { roleNames } from '../../domain/role-names.ts';
import type { RoutePoint } from '../../domain/route.ts';
import type { Timetables } from '../store/store.ts';
import type { OutSheet } from '../sheets/write-workbook.ts';
import { whenText } from './when-text.ts';

export const planHeads = {
  plan: '计划 plan',
  checklists: '检查表 checklists',
  places: '地点 places',
  who: '人员 who',
  when: '时间 when',
} as const;
export type PlanColumn = keyof typeof planHeads;
const widths: Record<PlanColumn, number> = { plan: 20, checklists: 16, places: 44, who: 24, when: 36 };

const codes = (templates: readonly string[]): string => templates.join('、');

/** Where all points have the same checklists these stand in their own column; else each point says its own: 2层【F1、F2】. */
export function pointsText(points: readonly RoutePoint[], nameOf: (id: string) => string): [string | null, string] {
  const [first] = points;
  const isSame = points.every(({ templates }) => codes(templates) === codes(first?.templates ?? []));
  const names = points.map(({ placeId, templates }) => nameOf(placeId) + (isSame ? '' : `【${codes(templates)}】`));
  return [isSame ? codes(first?.templates ?? []) || null : null, names.join('\n')];
}

/** Shifts and roles by their names, people by their accounts. */
export const whoText = (
  { who }: Pick<PlanRecord, 'who'>,
  accounts: ReadonlyMap<string, string>,
  shifts: Timetables['shifts'],
): string =>
  [
    ...(who.shifts ?? []).map((id) => shifts.get(id)?.name ?? ''),
    ...who.roles.map((role) => roleNames[role].zh),
    ...who.people.map((id) => accounts.get(id) ?? ''),
  ]
    .filter(Boolean)
    .join('、');

type Book = { people: readonly Person[]; places: readonly Place[]; timetable: Timetables };

export function planSheet({ people, places, timetable }: Book): OutSheet {
  const names = new Map(places.map((place) => [place.id, placeName(place)]));
  const accounts = new Map(people.map(({ id, username }) => [id, username]));
  const columns = Object.entries(planHeads) as [PlanColumn, string][];
  const inUse = timetable.plans.filter(({ retired }) => !retired);
  return {
    name: '计划',
    columns: columns.map(([key, head]) => ({ head, width: widths[key] })),
    rows: inUse.map((plan) => {
      const points = timetable.routes.get(plan.routeId)?.points ?? [];
      const [checklists, where] = pointsText(points, (id) => names.get(id) ?? '');
      return [plan.name, checklists, where, whoText(plan, accounts, timetable.shifts), whenText(plan.when)];
    }),
  };
}
