// 申诉, by whoever reported something without an account and was turned down: said once, in the school's own name.
import { handlingOf } from '../domain/hazard-handling.ts';
import type { PublicAppeal } from '../domain/public-report.ts';
import { Refusal } from '../domain/refusal.ts';
import type { School } from '../domain/school.ts';
import { makeEntries } from './entries.ts';
import type { Parts } from './env.ts';

/**
 * Answers the id of the entry, null where the same was said before and its answer was lost. Refuses `step-not-now` what is not turned down
 * and `limit-reached` another word than the first. `at`: UTC ms.
 */
export async function appealReport(
  { store }: Pick<Parts, 'store'>,
  school: School,
  hazardId: string,
  { note }: PublicAppeal,
  at: number,
): Promise<string | null> {
  const said: { code?: 'step-not-now' | 'limit-reached' | 'not-found'; id?: string } = {};
  await store.cases.handle(
    school.id,
    school.id,
    (firstOpSeq, read) => {
      const hazard = read(hazardId);
      if (!hazard) {
        said.code = 'not-found';
        return [];
      }
      const { state, grade, placeId } = hazard;
      const { on, appealed, steps } = handlingOf(hazard);
      const before = steps.findLast((step) => step.said.do === 'appeal' && !step.without)?.said;
      const isSame = before?.do === 'appeal' && before.note === note;
      if (appealed && !isSame) said.code = 'limit-reached';
      else if (!appealed && state !== 'rejected') said.code = 'step-not-now';
      if (appealed || said.code) return [];
      const body = { do: 'appeal' as const, on, seen: { state, grade }, placeId, note };
      const fact = { kind: 'hazard-handled' as const, schema: 1 as const, subject: hazardId, body };
      const entries = makeEntries([fact], school.id, store.device, firstOpSeq, at);
      said.id = entries[0]?.id ?? '';
      return entries;
    },
    at,
  );
  if (said.code) throw new Refusal(said.code);
  return said.id ?? null;
}
