// Whoever reported without an account is reached no more once the case is long over, nor an outside firm once its link is.
import { firmLinkKeptMs } from '../domain/firm-link.ts';
import { contactKeptMs } from '../domain/public-report.ts';
import type { Parts } from './env.ts';

/** Tells of how many it was forgotten. `now` in UTC ms. */
export async function forgetContacts({ store }: Pick<Parts, 'store'>, now: number): Promise<number> {
  const school = await store.documents.school();
  if (!school) return 0;
  const links = await store.firmLinks.forget(school.id, now - firmLinkKeptMs);
  return links + (await store.publicReports.forget(school.id, now - contactKeptMs));
}
