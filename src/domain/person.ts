// Who works here, in which role and where.
import type * as v from 'valibot';
import type * as schema from './schema/person.ts';

/** The roles of `domain.md` 9, and the one who looks after accounts. */
export const roles = [
  'patrol_dorm',
  'patrol_guard',
  'sampler',
  'food_officer',
  'food_director',
  'electrician',
  'repair',
  'vendor',
  'lab_admin',
  'dept_safety',
  'duty_teacher',
  'duty_leader',
  'safety_office',
  'logistics_head',
  'vice_principal',
  'principal',
  'admin',
] as const;
export type Role = (typeof roles)[number];

export type Person = v.InferOutput<typeof schema.Person>;

export const managerRoles = [
  'duty_leader',
  'safety_office',
  'logistics_head',
  'vice_principal',
  'principal',
] as const satisfies readonly Role[];

const managers: ReadonlySet<Role> = new Set(managerRoles);

const kitchenStaff: ReadonlySet<Role> = new Set(['sampler', 'food_officer', 'food_director']);

/** Whose work the sample register is; they see what the others of the kitchen recorded. */
export const isKitchenStaff = (person: Pick<Person, 'role'>): boolean => kitchenStaff.has(person.role);

/** Managers see what the whole school recorded. The system admin keeps accounts and sees no content (T36). */
export const isManager = (person: Pick<Person, 'role'>): boolean => managers.has(person.role);

/** Accounts and places are kept by managers and by the system admin. */
export const keepsSchool = (person: Pick<Person, 'role'>): boolean => person.role === 'admin' || isManager(person);

/** Can set up what holds in the whole school, and works here. */
export const runsSchool = (person: Person): boolean => isManager(person) && person.scope.length === 0 && !person.left;

/** Where somebody walks and sees what is open: the scope, empty for the whole school; null for whoever walks nowhere. */
export const placesWalked = (person: Pick<Person, 'role' | 'scope'>): readonly string[] | null =>
  person.role === 'admin' ? null : person.scope;
