// For whom this person acts today, by the school's book, which lies on every phone.
import type { Hazard } from '../domain/hazard.ts';
import { dayOf } from '../domain/inspection.ts';
import { correctedMs } from '../domain/moment.ts';
import { ledBy, nobodyYet, standsInFor, type Responsibility } from '../domain/responsibility.ts';
import type { DeviceDb } from './device-db.ts';
import { school } from './documents.ts';
import { moment } from './moment.ts';

/** `people`: this person first, then those who are away and stood in for. Usable in a live query. */
export async function handsOf(db: DeviceDb): Promise<{ people: string[]; departments: string[] }> {
  const here = await school(db);
  const book = (await db.documents.get(['responsibility', here?.id ?? '']))?.body as Responsibility | undefined;
  const day = dayOf(correctedMs(await moment(db)), here?.timeZone ?? 'Asia/Shanghai');
  const me = db.personId;
  return {
    people: [me, ...standsInFor(book ?? nobodyYet, me, day)],
    departments: ledBy(book ?? nobodyYet, me),
  };
}

/** One of these people has it to put right, or to check. */
export const isInHand = ({ handling }: Pick<Hazard, 'handling'>, people: readonly string[]): boolean =>
  people.includes(handling?.person?.id ?? '') || people.includes(handling?.checker?.id ?? '');
