// Who answers for what, as the managers keep it.
import type { Responsibility } from '../domain/responsibility.ts';
import type { DeviceDb } from './device-db.ts';
import { school } from './documents.ts';
import { recordFact } from './fact.ts';

/** Records the whole book as it is to stand. Refuses `forbidden`, `department-unknown`, `bad-shape`. */
export async function setResponsibility(db: DeviceDb, body: Responsibility): Promise<void> {
  const subject = (await school(db))?.id ?? '';
  const about = { schema: 1 as const, subject, supersedes: null, photos: [] };
  await recordFact(db, { kind: 'responsibility-set', ...about, body });
}
