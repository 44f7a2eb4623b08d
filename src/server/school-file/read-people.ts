// People from a sheet: who is new, who is changed, and every row that is wrong. A row is known by its account.
import { roles, type Person, type Role } from '../../domain/person.ts';
import { checkChange } from '../../domain/person-rules.ts';
import type { Responsibility } from '../../domain/responsibility.ts';
import { Refusal } from '../../domain/refusal.ts';
import { roleNames } from '../../domain/role-names.ts';
import { maxNewPeople, type BadSchoolCode } from '../../domain/school-file.ts';
import { Username } from '../../domain/schema/person.ts';
import { filled } from '../../domain/schema/text.ts';
import type { StaffCard } from '../store/people-store.ts';
import type { Sheet } from '../sheets/read-workbook.ts';
import * as v from 'valibot';
import { cellsOf, columnsOf, plain, several } from './columns.ts';
import { peopleHeads, wholeSchool } from './people-sheet.ts';
import type { PlaceWanted } from './places-by-name.ts';

export type PeopleNow = {
  people: readonly Person[];
  responsibility: Responsibility;
  cards: ReadonlyMap<string, StaffCard>;
  by: Pick<Person, 'id'>;
  placeOf: (text: string) => PlaceWanted;
  newId: () => string;
};
type Bad = { row: number; value: string; code: BadSchoolCode };
export type PeopleRead = {
  added: Person[];
  changed: Person[];
  same: number;
  /** Of those whose department or telephone is new. */
  cards: (StaffCard & { personId: string })[];
  /** With the departments that were not there. */
  responsibility: Responsibility | null;
  /** Everybody as they are afterwards. */
  people: Person[];
};

const maxDepartments = 60;
const phoneForm = /^[\d +()-]{0,24}$/;
const roleOf = new Map<string, Role>(
  roles.flatMap((role) => [role, roleNames[role].zh, roleNames[role].en].map((name) => [plain(name), role] as const)),
);
const isName = (text: string): boolean => v.is(filled(20), text);

export const isPeopleSheet = (sheet: Sheet): boolean => {
  const columns = columnsOf(sheet, peopleHeads);
  return columns.has('account') && columns.has('name');
};

type Line = { row: number; person: Omit<Person, 'id' | 'left'>; department?: string; phone?: string };

export function readPeople(sheet: Sheet, now: PeopleNow): PeopleRead | Bad[] {
  const columns = columnsOf(sheet, peopleHeads);
  const [lines, wrong, seen]: [Line[], Bad[], Set<string>] = [[], [], new Set()];
  for (const row of sheet.rows.slice(1)) {
    const cell = cellsOf(columns, row);
    const value = [cell('name'), cell('account')].filter(Boolean).join(' ');
    if (value === '') continue;
    const read = lineOf(cell, now);
    const code = typeof read === 'string' ? read : seen.has(read.person.username) ? 'account-twice' : null;
    if (code !== null) wrong.push({ row: row.row, value, code });
    else if (typeof read !== 'string') {
      seen.add(read.person.username);
      lines.push({ row: row.row, ...read });
    }
  }
  return wrong.length > 0 ? wrong : settled(lines, now);
}

function lineOf(
  cell: (key: keyof typeof peopleHeads) => string | undefined,
  { people, placeOf }: PeopleNow,
): Omit<Line, 'row'> | BadSchoolCode {
  const [name, username] = [cell('name') ?? '', (cell('account') ?? '').toLowerCase()];
  if (!isName(name)) return name === '' ? 'name-missing' : 'too-long';
  if (!v.is(Username, username)) return 'account';
  const known = people.find((one) => one.username === username);
  if (known?.left) return 'account-left';
  const said = cell('role');
  const role = said === undefined && known ? known.role : roleOf.get(plain(said ?? ''));
  if (!role) return 'role-unknown';
  const where = cell('scope');
  const scope = where === undefined ? (known?.scope ?? []) : scopeOf(where, placeOf);
  if (typeof scope === 'string') return scope;
  if (role === 'vendor' && scope.length === 0) return 'scope-missing';
  const [department, phone] = [cell('department'), cell('phone')];
  if (department !== undefined && Array.from(department).length > 20) return 'department-long';
  if (phone !== undefined && !phoneForm.test(phone)) return 'phone';
  return {
    person: { name, username, role, scope },
    ...(department !== undefined && { department }),
    ...(phone !== undefined && { phone }),
  };
}

function scopeOf(text: string, placeOf: PeopleNow['placeOf']): string[] | BadSchoolCode {
  if (text === '' || [wholeSchool, 'wholeschool'].includes(plain(text))) return [];
  const ids: string[] = [];
  for (const part of several(text)) {
    const wanted = placeOf(part);
    if ('why' in wanted) return wanted.why;
    ids.push(wanted.place.id);
  }
  return ids.length > 100 ? 'too-many' : [...new Set(ids)];
}

const isSame = (a: Omit<Person, 'id' | 'left'>, b: Person): boolean =>
  a.name === b.name && a.role === b.role && [...a.scope].sort().join() === [...b.scope].sort().join();

function settled(lines: readonly Line[], now: PeopleNow): PeopleRead | Bad[] {
  const byAccount = new Map(now.people.map((person) => [person.username, person]));
  const departments = [...now.responsibility.departments];
  const deptOf = (name: string): string | null => {
    if (name === '') return null;
    const known = departments.find((one) => plain(one.name) === plain(name));
    if (known) return known.id;
    const made = { id: now.newId(), name, headId: null, deputies: [] };
    departments.push(made);
    return made.id;
  };
  const read: PeopleRead = {
    added: [],
    changed: [],
    same: 0,
    cards: [],
    responsibility: null,
    people: [...now.people],
  };
  const wrong: Bad[] = [];
  for (const { row, person: said, department, phone } of lines) {
    const known = byAccount.get(said.username);
    const person: Person = { ...said, id: known?.id ?? now.newId() };
    const before = now.cards.get(person.id) ?? { deptId: null, phone: '' };
    const card = {
      deptId: department === undefined ? before.deptId : deptOf(department),
      phone: phone ?? before.phone,
    };
    const isNewCard = card.deptId !== before.deptId || card.phone !== before.phone;
    if (isNewCard) read.cards.push({ personId: person.id, ...card });
    if (!known) {
      read.added.push(person);
      read.people.push(person);
    } else if (!isSame(person, known)) {
      const why = whyNot(read.people, person, now.by);
      if (why) wrong.push({ row, value: `${said.name} ${said.username}`, code: why });
      read.changed.push(person);
      read.people = read.people.map((one) => (one.id === person.id ? person : one));
    } else if (!isNewCard) read.same += 1;
  }
  if (departments.length > maxDepartments || read.added.length > maxNewPeople)
    wrong.push({ row: 0, value: '', code: 'too-many' });
  if (departments.length > now.responsibility.departments.length)
    read.responsibility = { ...now.responsibility, departments };
  return wrong.length > 0 ? wrong : read;
}

function whyNot(people: readonly Person[], person: Person, by: Pick<Person, 'id'>): BadSchoolCode | null {
  try {
    checkChange(people, person.id, person, by);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'not-oneself' ? 'oneself' : 'last-manager';
  }
}
