// Who came to the demo school this week and has a code, or none any more, in place of a password; and that its codes hang on the walls.
import type { Person } from '../../domain/person.ts';
import type { PersonAdded } from '../../domain/invite.ts';
import type { Parts } from '../env.ts';
import type { Doors } from './doors.ts';

const hourMs = 3_600_000;
/** Invited so many hours ago; `ended`: the code was taken back. */
const coming = [
  { name: '何平', username: 'heping', role: 'repair', hours: 5, ended: false },
  { name: '沈月', username: 'shenyue', role: 'duty_teacher', hours: 26, ended: false },
  { name: '唐立', username: 'tangli', role: 'patrol_guard', hours: 1, ended: true },
] as const satisfies readonly (Pick<Person, 'name' | 'username' | 'role'> & { hours: number; ended: boolean })[];

export async function inviteNewcomers({ now }: Parts, doors: Doors, by: Person | undefined): Promise<void> {
  if (!by) throw new Error('the demo has nobody to invite anybody');
  await doors.ask(by, 'POST', '/api/first-run', { at: now() - 24 * hourMs, body: { did: 'print-codes' } });
  for (const { hours, ended, ...who } of coming) {
    const at = now() - hours * hourMs;
    const said = await doors.ask(by, 'POST', '/api/people', { at, body: { ...who, scope: [] } });
    const { invite } = said as PersonAdded;
    if (ended && invite) await doors.ask(by, 'DELETE', `/api/invites/${invite.id}`, { at: at + 60_000 });
  }
}
