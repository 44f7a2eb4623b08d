// Who came to the demo school this week and has a code, or none yet, in place of a password; and that its codes hang on the walls.
import type { Person } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts } from '../env.ts';
import { makeInvites } from '../making-invites.ts';
import { newId } from '../new-id.ts';

const hourMs = 3_600_000;
/** Invited so many hours ago; null: not yet. */
const coming = [
  { name: '何平', username: 'heping', role: 'repair', hours: 5 },
  { name: '沈月', username: 'shenyue', role: 'duty_teacher', hours: 26 },
  { name: '唐立', username: 'tangli', role: 'patrol_guard', hours: null },
] as const satisfies readonly (Pick<Person, 'name' | 'username' | 'role'> & { hours: number | null })[];

export async function inviteNewcomers(parts: Parts, school: School, by: Person | undefined): Promise<void> {
  if (!by) throw new Error('the demo has nobody to invite anybody');
  const { store } = parts;
  for (const { hours, ...who } of coming) {
    const at = parts.now() - (hours ?? 1) * hourMs;
    const person: Person = { id: newId(at), ...who, scope: [] };
    const { kept, facts } = await makeInvites(parts, hours === null ? [] : [person], by.id, at);
    const added: Fact = { kind: 'person-added', schema: 1, subject: person.id, body: person };
    const make = (first: number) => makeEntries([added, ...facts], by.id, store.device, first, at);
    await store.people.add(school.id, by, person, make, null, at, kept[0]);
  }
  await store.settings.keep(school.id, 'codes-printed', true, by.id, parts.now() - 24 * hourMs);
}
