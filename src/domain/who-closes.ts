// Who is left to close (销号) a case once somebody has put it right and somebody has checked it.
import type { Around } from './case-around.ts';
import { checksWork, closesCases, rankAt, rankOfOffice } from './case-ranks.ts';
import { decider, handlingOf, type HazardDo } from './hazard-handling.ts';
import { whyNot } from './hazard-possible.ts';
import type { Hazard } from './hazard.ts';
import type { Person } from './person.ts';

type Here = Pick<Around, 'place' | 'people'> & { book: Pick<Around['book'], 'checkerMayClose'> };

const atWork = ({ people }: Pick<Around, 'people'>): Person[] =>
  [...people.values()].filter(({ role, left }) => role !== 'admin' && !left);

/** The lowest office first: whose daily work it is. */
const lowestFirst = (people: readonly Person[], { place }: Pick<Around, 'place'>): Person[] =>
  people.toSorted((a, b) => rankAt(a, place) - rankAt(b, place));

/** Who may close this one now. */
export const closersNow = (hazard: Hazard, around: Around): Person[] =>
  lowestFirst(
    atWork(around).filter((one) => whyNot('close', hazard, one, around) === null),
    around,
  );

/** As it is about to be given out; `checkerId` null: somebody of the safety office checks it. */
type Given = Pick<Hazard, 'grade'> & { personId: string | null; checkerId: string | null };

/** `stuck`: nobody could close it then. `higher`: only somebody above the office whose work it is; `who`: they, the nearest first. */
export type AfterChecker = { checker: Person; is: 'stuck' | 'higher'; who: Person[] };

/** What naming this checker leads to; null where all is well, or where it is not for the checker that nobody is there. */
export function afterChecker({ grade, personId, checkerId }: Given, around: Here): AfterChecker | null {
  const { place, book } = around;
  const least = rankOfOffice[decider({ grade })];
  const others = lowestFirst(atWork(around), around).filter(({ id }) => id !== personId);
  const closers = others.filter((one) => closesCases(one) && rankAt(one, place) >= least);
  const checkers = others.filter((one) => checksWork(one) && rankAt(one, place) >= 1);
  const checks = checkerId ?? (checkers.length === 1 ? checkers[0]?.id : undefined);
  const checker = closers.find(({ id }) => id === checks);
  if (!checker || (book.checkerMayClose && grade === 'G')) return null;
  const who = closers.filter((one) => one !== checker);
  if (who.length === 0) return { checker, is: 'stuck', who };
  return who.every((one) => rankAt(one, place) > least) ? { checker, is: 'higher', who } : null;
}

/** What of the own work it is that bars somebody from a step. */
export type OwnWork = 'reported' | 'suspected' | 'plan' | 'held' | 'rectified' | 'checked';

export function ownWorkOf(step: HazardDo, hazard: Hazard, personId: string): OwnWork {
  if (step === 'confirm' || step === 'send-back') return 'reported';
  if (step === 'judge') return 'suspected';
  if (step === 'approve-plan' || step === 'return-plan') return 'plan';
  const { rectified, person } = handlingOf(hazard);
  if (rectified?.by.id === personId) return 'rectified';
  return person?.id === personId ? 'held' : 'checked';
}
