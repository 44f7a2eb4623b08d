// Whom the news concerns: who walks a round, and the managers who answer for its place.
import { authorize } from '../../domain/authorize.ts';
import { isManager, type Person } from '../../domain/person.ts';
import { isWithin, type Place } from '../../domain/place.ts';
import { mayWalk, type PlanRecord } from '../../domain/plan.ts';
import type { School } from '../../domain/school.ts';
import type { MissedNews, News, RoundNews } from '../alerts/news.ts';
import type { Parts } from '../env.ts';
import type { Store } from '../store/store.ts';
import { tell } from './tell.ts';

/** Everybody hears of the same thing once. `now` in UTC ms. */
export async function tellNews(
  { store }: Pick<Parts, 'store'>,
  school: School,
  news: News,
  now: number,
): Promise<void> {
  if (news.late.length + news.missed.length + news.cases.length === 0) return;
  const people = (await store.documents.people(school.id)).filter(({ left }) => !left);
  const { plans } = await store.documents.timetable(school.id);
  const planOf = new Map(plans.map((plan) => [plan.id, plan]));
  for (const round of news.late) await tellLate(store, school.id, { people, planOf, round, now });
  for (const round of news.missed) await tellMissed(store, school.id, { people, planOf, round, now });
  for (const one of news.cases) await tellGrave(store, school.id, people, one, now);
}

type About<R> = { people: readonly Person[]; planOf: ReadonlyMap<string, PlanRecord>; round: R; now: number };

async function tellLate(
  store: Store,
  schoolId: string,
  { people, planOf, round, now }: About<RoundNews>,
): Promise<void> {
  const start = await placeOf(store, schoolId, round.startId);
  const walkers = walkersOf(people, planOf.get(round.planId), start);
  const facts = { what: round.planName, at: round.plannedAt };
  const message = { topic: 'round-late', key: `round-late ${round.id}`, about: round.id, facts } as const;
  await tell(store, schoolId, idsOf(walkers), message, now);
}

async function tellMissed(
  store: Store,
  schoolId: string,
  { people, planOf, round, now }: About<MissedNews>,
): Promise<void> {
  const start = await placeOf(store, schoolId, round.startId);
  const walkers = walkersOf(people, planOf.get(round.planId), start);
  const managers = people.filter((one) => isManager(one) && covers(one, start));
  const { planName: what, plannedAt: at, points: count, places } = round;
  const facts = { what, at, count, place: places.join('、') };
  const message = { topic: 'round-missed', key: `round-missed ${round.id}`, about: round.id, facts } as const;
  await tell(store, schoolId, idsOf([...walkers, ...managers]), message, now);
}

/** Whoever reported it knows. */
async function tellGrave(
  store: Store,
  schoolId: string,
  people: readonly Person[],
  { topic, key, hazard }: News['cases'][number],
  now: number,
): Promise<void> {
  // What is overdue goes up rung by rung, and is told to groups only so far.
  if (topic === 'overdue' || topic === 'late' || topic === 'missed') return;
  const place = await placeOf(store, schoolId, hazard.placeId);
  const managers = people.filter((one) => isManager(one) && covers(one, place) && one.id !== hazard.reportedBy);
  const facts = { what: hazard.text, place: hazard.placeName, by: hazard.reportedByName };
  await tell(store, schoolId, idsOf(managers), { topic, key, about: hazard.id, facts }, now);
}

/** A place that is gone is answered for by those of the whole school. */
const covers = ({ scope }: Person, place: Place | undefined): boolean =>
  scope.length === 0 || (place !== undefined && isWithin(place, scope));

const walkersOf = (people: readonly Person[], plan: PlanRecord | undefined, start: Place | undefined): Person[] =>
  plan ? people.filter((one) => authorize(one, { do: 'walk-round', mayWalk: mayWalk(one, plan, start) })) : [];

const placeOf = async (store: Store, schoolId: string, id: string | undefined): Promise<Place | undefined> =>
  id === undefined ? undefined : store.documents.read(schoolId, 'place', id);

const idsOf = (people: readonly Person[]): string[] => [...new Set(people.map(({ id }) => id))];
