// What is held in the demo: 王秀兰 walked another building for a colleague, a fortnight ago and the day before yesterday,
// and her duties do not say so.
import type { Person } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import type { Template } from '../../domain/template.ts';
import type { Store } from '../store/store.ts';
import type { Doors } from './doors.ts';
import type { Chance } from './random.ts';
import { walk, type Phone, type Walked } from './walk.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The walks, the older one first. `today`: midnight, UTC ms. */
export function standIns(
  person: Person,
  template: Template,
  place: Place,
  today: number,
  luck: Chance,
): [Walked, Walked] {
  const phone: Phone = { device: luck.id(today), opSeq: 0, slowMs: 400 };
  const evening = (daysAgo: number) => today - daysAgo * dayMs + 21 * hourMs;
  const walked = (startedAt: number) => walk({ person, phone, template, assets: [], place, startedAt }, luck);
  return [walked(evening(14)), walked(evening(2))];
}

/** The safety office has looked into the older one, and it counts. */
export async function releaseFirst(
  store: Store,
  doors: Doors,
  schoolId: string,
  by: Person,
  walked: Walked,
): Promise<void> {
  const at = walked.finishedAt + 12 * hourMs;
  const held = (await store.ledger.quarantined(schoolId, 9)).find(({ id }) => id === walked.entry.id);
  if (!held) throw new Error('the demo holds nothing aside');
  const body = { outcome: 'released', reason: '替班属实，已和班长核对' };
  await doors.ask(by, 'POST', `/api/held/${held.receiptId}/settled`, { at, body });
}
