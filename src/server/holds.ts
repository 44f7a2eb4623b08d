// With whose cases a phone is filled besides the own ones: of departments one leads, and of whoever one stands in for.
import type { Person } from '../domain/person.ts';
import { ledBy, standsInFor, type Responsibility } from '../domain/responsibility.ts';
import { dayOf } from '../domain/inspection.ts';

/** As what a department holds a case: no person has such an id. */
export const ledHolder = (deptId: string): string => `led ${deptId}`;

const dayMs = 86_400_000;

/** Names of holders. From the day before on: whoever stands in may have no network when it begins. `now` in UTC ms. */
export function holdsOf(
  book: Responsibility,
  { id, role }: Pick<Person, 'id' | 'role'>,
  timeZone: string,
  now: number,
): string[] {
  if (role === 'admin') return [];
  const away = standsInFor(book, id, dayOf(now, timeZone), dayOf(now + dayMs, timeZone));
  return [...ledBy(book, id).map(ledHolder), ...away].sort();
}
