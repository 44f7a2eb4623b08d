// Who asks what 今日 tells, and what several of its figures are counted from, read once for one question.
import { authorize } from '../../domain/authorize.ts';
import { daysAfter } from '../../domain/calendar.ts';
import { isOfDorm } from '../../domain/dorm.ts';
import { dayOf } from '../../domain/inspection.ts';
import { isWithin, placeName, type Place } from '../../domain/place.ts';
import { eveningMinutes } from '../../domain/today/figure.ts';
import type { Sources } from '../../domain/today/kitchen.ts';
import { gapDays } from '../../domain/register-reports.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts, SignedIn } from '../env.ts';
import { inspected } from '../ledgers/of-inspections.ts';
import { viewerOf } from '../routes/case-viewer.ts';
import type { CaseViewer } from '../store/case-store.ts';
import type { RegisterPages } from '../store/store.ts';

type Recent = { codes: string[]; places: readonly Place[]; from: string; faulty?: true; rowsIn?: string };

/**
 * `places`: those the asker answers for or walks; `dorms`: where students sleep among them. `today`: yyyy-mm-dd, `at`: now, `evening`: the last time it was six in the
 * evening, from when a night counts, UTC ms.
 */
export type TodayAsked = {
  who: SignedIn;
  at: number;
  today: string;
  evening: number;
  places: readonly Place[];
  dorms: readonly Place[];
  placeName: (id: string) => string;
  viewer: () => Promise<CaseViewer>;
  register: () => Promise<RegisterPages>;
  /** Standing records until today. */
  sources: (asked: Recent) => Promise<Sources>;
};

const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let known: Promise<T> | undefined;
  return () => (known ??= read());
};

export async function todayAsked(parts: Parts, who: SignedIn): Promise<TodayAsked> {
  const { store } = parts;
  const { person, school } = who;
  const at = parts.now();
  const today = dayOf(at, school.timeZone);
  const all = new Map((await store.documents.places(school.id)).map((place) => [place.id, place]));
  const places = [...all.values()].filter((place) => isWithin(place, person.scope));
  const sixToday = msOfWall(today, eveningMinutes, school.timeZone);
  const named = (id: string): string => {
    const place = all.get(id);
    return place ? placeName(place) : '';
  };
  const around = { timeZone: school.timeZone, now: at, placeOf: (id: string) => all.get(id), shows: false };
  return {
    who,
    at,
    today,
    evening: sixToday <= at ? sixToday : msOfWall(daysAfter(today, -1), eveningMinutes, school.timeZone),
    places,
    dorms: places.filter((place) => isOfDorm(placeName(place))),
    placeName: named,
    // Whoever walks somewhere sees what is open there.
    viewer: once(async () => ({ ...(await viewerOf(parts, who, at)), scope: person.scope })),
    register: once(() =>
      store.register.pages(school.id, { scope: person.scope, from: daysAfter(today, 1 - gapDays), to: today }),
    ),
    async sources({ places: those, ...asked }) {
      const ids = those.map(({ id }) => id);
      const records = await store.ledgerSource.recent(school.id, { ...asked, places: ids, to: today });
      return {
        sources: await inspected(parts, { who, around }, records),
        around,
        mayOpen: ({ record }) =>
          authorize(person, { do: 'read-inspection', by: record.by, place: all.get(record.inspection.placeId) }),
      };
    },
  };
}
