// What nobody went on with is gone after thirty days (RULES.md E6).
import { copyKeptMs } from '../domain/draft-copy.ts';
import type { Parts } from './env.ts';

/** Tells how many copies of unfinished inspections there were. `now` in UTC ms. */
export async function forgetDraftCopies({ store }: Pick<Parts, 'store'>, now: number): Promise<number> {
  const school = await store.documents.school();
  return school ? store.draftCopies.forget(school.id, now - copyKeptMs) : 0;
}
