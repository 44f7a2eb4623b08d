// Who is to walk a round, and whose phone may still hold something of it.
import { authorize } from '../domain/authorize.ts';
import { dutiesIn, isAsked } from '../domain/on-shift.ts';
import type { Person } from '../domain/person.ts';
import type { Place } from '../domain/place.ts';
import type { Round, Standing } from '../domain/round.ts';
import type { School } from '../domain/school.ts';
import { silentWalkers, type SilentWalker } from '../domain/silent-walkers.ts';
import type { Store, Timetables } from './store/store.ts';

type Staff = { people: readonly Person[]; timetable: Timetables; timeZone: string };
type Window = { planId: string; plannedAt: number; finishBy: number };

/** Of a shift only who is on duty then: the others sleep. `start`: the first place of the round. */
export function walkersOf({ people, timetable, timeZone }: Staff, round: Window, start: Place | undefined): Person[] {
  const plan = timetable.plans.find(({ id }) => id === round.planId);
  if (!plan) return [];
  const duties = dutiesIn(plan, round, (id) => timetable.shifts.get(id), timeZone);
  return people.filter((one) => authorize(one, { do: 'walk-round', mayWalk: isAsked(one, plan, start, duties) }));
}

type About = Window & { closesAt: number; startId: string | undefined; standing: Standing; round: Round | null };
export type FindSilent = (about: About) => Promise<SilentWalker[]>;

/** Looks people and phones up once, with the first round that asks. */
export function silentIn({ documents, phones }: Pick<Store, 'documents' | 'phones'>, school: School): FindSilent {
  const look = async () => ({
    people: (await documents.people(school.id)).filter(({ left }) => !left),
    timetable: await documents.timetable(school.id),
    heardAt: await phones.heardAt(school.id),
    timeZone: school.timeZone,
  });
  let known: ReturnType<typeof look> | undefined;
  return async (about) => {
    const staff = await (known ??= look());
    const start = about.startId === undefined ? undefined : await documents.read(school.id, 'place', about.startId);
    return silentWalkers(about, walkersOf(staff, about, start), staff.heardAt);
  };
}
