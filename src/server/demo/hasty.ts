// What is worth a look in the demo: three checklists of the last days that took a few seconds each, one of them looked at already.
import type { Person } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import type { Template } from '../../domain/template.ts';
import type { Store } from '../store/store.ts';
import type { Doors } from './doors.ts';
import type { Chance } from './random.ts';
import { walk, type Phone, type Walked } from './walk.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The oldest first. `today`: midnight, UTC ms. */
export function hastyWalks(
  person: Person,
  template: Template,
  places: readonly Place[],
  today: number,
  luck: Chance,
): Walked[] {
  const phone: Phone = { device: luck.id(today), opSeq: 0, slowMs: 400 };
  return places.map((place, n) => {
    const startedAt = today - (places.length - n) * dayMs + 13 * hourMs;
    return walk(
      { person, phone, template, assets: [], place, startedAt, isCalm: true, hastyMs: 11_000 + n * 4000 },
      luck,
    );
  });
}

/** The safety office has asked about the first. */
export async function lookAtFirst(
  store: Store,
  doors: Doors,
  schoolId: string,
  by: Person,
  { entry: { subject }, finishedAt }: Walked,
): Promise<void> {
  const kinds = (await store.remarks.of(schoolId, subject))?.open;
  const body = { kinds, note: '问过：先看完房间，回值班室一起填的' };
  await doors.ask(by, 'POST', `/api/remarks/${subject}/looked`, { at: finishedAt + 3 * hourMs, body });
}
