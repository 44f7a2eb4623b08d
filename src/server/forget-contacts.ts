// Whoever reported without an account is reached no more once the case is long over.
import { contactKeptMs } from '../domain/public-report.ts';
import type { Parts } from './env.ts';

/** Tells of how many it was forgotten. `now` in UTC ms. */
export async function forgetContacts({ store }: Pick<Parts, 'store'>, now: number): Promise<number> {
  const school = await store.documents.school();
  return school ? store.publicReports.forget(school.id, now - contactKeptMs) : 0;
}
