// How cases stand as each day begins, kept so that 今日 can say what it was before: no date of a case tells how it stood at a moment that is over.
import { dayOf } from '../domain/inspection.ts';
import { msOfWall } from '../domain/wall-time.ts';
import type { Parts } from './env.ts';

/** `now` in UTC ms. Counted once a day, at the first look of the day: while the server was down nothing came in. */
export async function keepCaseDay({ store }: Pick<Parts, 'store'>, now: number): Promise<void> {
  const school = await store.documents.school();
  if (!school) return;
  const day = dayOf(now, school.timeZone);
  await store.cases.keepDay(school.id, day, msOfWall(day, 0, school.timeZone));
}
