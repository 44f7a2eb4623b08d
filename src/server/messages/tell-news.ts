// Whom the news concerns: who was to walk a round, and the managers who answer for its place.
import { titleOf } from '../../domain/hazard-titles.ts';
import { isManager, type Person } from '../../domain/person.ts';
import { isWithin, type Place } from '../../domain/place.ts';
import type { MessageFacts } from '../../domain/message.ts';
import { isOfPeriod, lastDayOf } from '../../domain/round-days.ts';
import { outcomeWords, skipWords } from '../../domain/round-words.ts';
import type { Bilingual } from '../../domain/text.ts';
import type { School } from '../../domain/school.ts';
import type { News } from '../alerts/news.ts';
import type { CorrectedNews, LostPoint, MissedNews, RoundNews } from '../alerts/round-news.ts';
import { dayWords, silentWords } from '../alerts/round-notice.ts';
import { breath } from '../breath.ts';
import type { Parts } from '../env.ts';
import type { Store, Timetables } from '../store/store.ts';
import { walkersOf } from '../walkers.ts';
import { tell } from './tell.ts';

const atOnce = 20;

/** Everybody hears of the same thing once. `now` in UTC ms. */
export async function tellNews(
  { store }: Pick<Parts, 'store'>,
  school: School,
  news: News,
  now: number,
): Promise<void> {
  if (Object.values(news).every((list) => list.length === 0)) return;
  const people = (await store.documents.people(school.id)).filter(({ left }) => !left);
  const timetable = await store.documents.timetable(school.id);
  const about = { people, timetable, timeZone: school.timeZone, now };
  for (const round of news.late) await tellLate(store, school.id, { ...about, round });
  for (const round of news.missed) await tellMissed(store, school.id, { ...about, round });
  for (const round of news.corrected) await tellCorrected(store, school.id, people, round, now);
  const rest = breath();
  for (let from = 0; from < news.cases.length; from += atOnce) {
    // Together they are one flush to disk.
    const some = news.cases.slice(from, from + atOnce);
    await Promise.all(some.map((one) => tellGrave(store, school.id, people, one, now)));
    await rest();
  }
}

type About<R> = { people: readonly Person[]; timetable: Timetables; timeZone: string; round: R; now: number };

async function tellLate(store: Store, schoolId: string, about: About<RoundNews>): Promise<void> {
  const { round, now } = about;
  const start = await placeOf(store, schoolId, round.startId);
  const walkers = walkersOf(about, about.round, start);
  const facts = aboutRound(round);
  const message = { topic: 'round-late', key: `round-late ${round.id}`, about: round.id, facts } as const;
  await tell(store, schoolId, idsOf(walkers), message, now);
}

async function tellMissed(store: Store, schoolId: string, about: About<MissedNews>): Promise<void> {
  const { people, round, now } = about;
  const start = await placeOf(store, schoolId, round.startId);
  const walkers = walkersOf(about, about.round, start);
  const managers = people.filter((one) => isManager(one) && covers(one, start));
  const { points: count, lost } = round;
  const why = both(whyOf(lost), silentWords(round, about));
  const facts = { ...aboutRound(round), count, place: lost.map(({ place }) => place).join('、'), ...(why && { why }) };
  const message = { topic: 'round-missed', key: `round-missed ${round.id}`, about: round.id, facts } as const;
  await tell(store, schoolId, idsOf([...walkers, ...managers]), message, now);
}

/** Whoever was told that it was missed, and nobody else. */
async function tellCorrected(
  store: Store,
  schoolId: string,
  people: readonly Person[],
  round: CorrectedNews,
  now: number,
): Promise<void> {
  const told = await store.messages.toldOf(schoolId, idsOf(people), `round-missed ${round.id}`);
  const { said, now: is } = round;
  const why = inBoth((language) => `${outcomeWords[said.outcome][language]} → ${outcomeWords[is.outcome][language]}`);
  const facts = { ...aboutRound(round), ...(is.points > 0 && { count: is.points }), why };
  const key = `round-corrected ${round.id} ${is.points}`;
  const message = { topic: 'round-corrected', key, about: round.id, facts } as const;
  await tell(store, schoolId, told, message, now);
}

/** When it was due: a moment, or the days of its period. */
function aboutRound(round: RoundNews): MessageFacts {
  if (!isOfPeriod(round)) return { what: round.planName, at: round.plannedAt };
  const days = [round.day, lastDayOf(round)];
  return {
    what: {
      zh: `${round.planName} ${days.map(dayWords).join('至')}`,
      en: `${round.planName} ${days.map(dayInEnglish).join(' – ')}`,
    },
  };
}

const dayInEnglish = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day));

const inBoth = (say: (language: keyof Bilingual) => string): Bilingual => ({ zh: say('zh'), en: say('en') });

const both = (one: Bilingual | undefined, other: Bilingual | undefined): Bilingual | undefined =>
  one && other ? { zh: `${one.zh}; ${other.zh}`, en: `${one.en}; ${other.en}` } : (one ?? other);

/** Why points were passed over, in the words of whoever did. */
function whyOf(lost: readonly LostPoint[]): Bilingual | undefined {
  const skips = lost.flatMap(({ place, skip }) => (skip ? [{ place, ...skip }] : []));
  if (skips.length === 0) return undefined;
  return inBoth((language) =>
    skips
      .map(({ place, reason, note }) => `${place}: ${[skipWords[reason][language], note].filter(Boolean).join(' ')}`)
      .join('; '),
  );
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
  const facts = { what: titleOf(hazard), place: hazard.placeName, by: hazard.reportedByName };
  await tell(store, schoolId, idsOf(managers), { topic, key, about: hazard.id, facts }, now);
}

/** A place that is gone is answered for by those of the whole school. */
const covers = ({ scope }: Person, place: Place | undefined): boolean =>
  scope.length === 0 || (place !== undefined && isWithin(place, scope));

const placeOf = async (store: Store, schoolId: string, id: string | undefined): Promise<Place | undefined> =>
  id === undefined ? undefined : store.documents.read(schoolId, 'place', id);

const idsOf = (people: readonly Person[]): string[] => [...new Set(people.map(({ id }) => id))];
