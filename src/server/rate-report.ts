// 评价, by whoever reported something without an account: said once, in the school's own name.
import { handlingOf } from '../domain/hazard-handling.ts';
import type { PublicRating } from '../domain/public-report.ts';
import { Refusal } from '../domain/refusal.ts';
import type { School } from '../domain/school.ts';
import { makeEntries } from './entries.ts';
import type { Parts } from './env.ts';

/**
 * Refuses `step-not-now` what is not over and `limit-reached` another word than the first; the same word again, whose answer was lost, is the same.
 * `at`: UTC ms.
 */
export async function rateReport(
  { store }: Pick<Parts, 'store'>,
  school: School,
  hazardId: string,
  { stars, note }: PublicRating,
  at: number,
): Promise<void> {
  const said: { code?: 'step-not-now' | 'limit-reached' | 'not-found' } = {};
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
      const { on, rating } = handlingOf(hazard);
      const isSame = rating?.stars === stars && rating.note === note;
      if (rating && !isSame) said.code = 'limit-reached';
      else if (state !== 'closed' && state !== 'archived') said.code = 'step-not-now';
      if (rating || said.code) return [];
      const body = { do: 'rate' as const, on, seen: { state, grade }, placeId, stars, note };
      const fact = { kind: 'hazard-handled' as const, schema: 1 as const, subject: hazardId, body };
      return makeEntries([fact], school.id, store.device, firstOpSeq, at);
    },
    at,
  );
  if (said.code) throw new Refusal(said.code);
}
