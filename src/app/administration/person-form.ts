// Adding a person: what the form holds, and what is wrong with it, field by field.
import * as v from 'valibot';
import { isManager, roles, type Role } from '../../domain/person.ts';
import { NewPerson } from '../../domain/protocol.ts';
import type { ProblemCode } from '../../domain/refusal.ts';

export type PersonForm = { name: string; username: string; role: Role | ''; scope: string[]; password?: string };
export type Wrong = Partial<Record<'name' | 'username' | 'role' | 'scope' | 'password', 'bad' | 'taken'>>;

const fields = ['name', 'username', 'role', 'scope', 'password'] as const;

/** The person to be sent, or the fields that are not right yet. */
export function checkPerson(form: PersonForm): { person: NewPerson } | { wrong: Wrong } {
  const asked = { ...form, name: form.name.trim(), username: form.username.trim().toLowerCase() };
  const read = v.safeParse(NewPerson, asked);
  // An outside firm is given places, and never the whole school.
  if (read.success && asked.role === 'vendor' && asked.scope.length === 0) return { wrong: { scope: 'bad' } };
  if (read.success) return { person: read.output };
  const wrong: Wrong = {};
  for (const issue of read.issues) {
    const field = fields.find((each) => each === issue.path?.[0]?.key);
    if (field) wrong[field] = 'bad';
  }
  return { wrong };
}

/** The field a refusal of the server is about; null when it is about none. */
export function wrongOf(code: ProblemCode | undefined): Wrong | null {
  if (code === 'username-taken') return { username: 'taken' };
  if (code === 'weak-password') return { password: 'bad' };
  if (code === 'place-unknown') return { scope: 'bad' };
  return null;
}

export const roleGroups = {
  staff: roles.filter((role) => role !== 'admin' && !isManager({ role })),
  managers: roles.filter((role) => isManager({ role })),
  system: ['admin'],
} as const satisfies Record<string, readonly Role[]>;
