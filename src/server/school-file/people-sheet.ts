// The people of a school as a sheet: one row a person who works here.
import { isManager, type Person } from '../../domain/person.ts';
import { placeName, type Place } from '../../domain/place.ts';
import type { Responsibility } from '../../domain/responsibility.ts';
import { roleNames } from '../../domain/role-names.ts';
import type { StaffCard } from '../store/people-store.ts';
import type { OutSheet } from '../sheets/write-workbook.ts';

export const peopleHeads = {
  name: '姓名 name',
  account: '账号 account',
  role: '岗位 role',
  department: '部门 department',
  scope: '负责地点 scope',
  phone: '手机 phone',
} as const;
export type PeopleColumn = keyof typeof peopleHeads;

export const wholeSchool = '全校';
const widths: Record<PeopleColumn, number> = { name: 14, account: 16, role: 16, department: 16, scope: 40, phone: 16 };

type Book = {
  people: readonly Person[];
  places: readonly Place[];
  responsibility: Responsibility;
  cards: ReadonlyMap<string, StaffCard>;
};

/** Managers first, then by name; without those who left. */
export function peopleSheet({ people, places, responsibility, cards }: Book): OutSheet {
  const placeNames = new Map(places.map((place) => [place.id, placeName(place)]));
  const departments = new Map(responsibility.departments.map(({ id, name }) => [id, name]));
  const order = new Intl.Collator('zh-CN', { numeric: true });
  const here = people
    .filter(({ left }) => !left)
    .sort((a, b) => Number(isManager(b)) - Number(isManager(a)) || order.compare(a.name, b.name));
  const columns = Object.entries(peopleHeads) as [PeopleColumn, string][];
  return {
    name: '人员',
    columns: columns.map(([key, head]) => ({ head, width: widths[key] })),
    rows: here.map(({ id, name, username, role, scope }) => {
      const card = cards.get(id);
      const where = scope.map((place) => placeNames.get(place) ?? '').filter(Boolean);
      return [
        name,
        username,
        roleNames[role].zh,
        departments.get(card?.deptId ?? '') ?? null,
        where.length > 0 ? where.join('；') : wholeSchool,
        card?.phone || null,
      ];
    }),
  };
}
