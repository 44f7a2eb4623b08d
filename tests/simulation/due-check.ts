// After the healing: what a phone has due without asking anybody is what the school has, and a pack was planned once however many planned it.
import { dueOf } from '../../src/domain/due.ts';
import { dueRounds } from '../../src/domain/due-rounds.ts';
import type { OwnRounds } from '../../src/db/rounds.ts';
import { dutiesIn, isAsked } from '../../src/domain/on-shift.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Place } from '../../src/domain/place.ts';
import { yucai } from '../cast.ts';
import type { Timetables } from '../../src/server/store/store.ts';

const aheadMs = 14 * 86_400_000;

/** Ids of the rounds ahead of `at` (UTC ms) that fall to this person, by what the school has written down. */
function dueAtSchool(
  { plans, routes, calendar, shifts }: Timetables,
  places: ReadonlyMap<string, Place>,
  person: Person,
  at: number,
): string[] {
  return plans.flatMap((plan) =>
    dueRounds(plan, calendar, at, at + aheadMs, yucai.timeZone).flatMap((one) => {
      const route = routes.get(one.routeId);
      const start = places.get(route?.points[0]?.placeId ?? '');
      const duties = dutiesIn(plan, one, (id) => shifts.get(id), yucai.timeZone);
      const isDue = route && one.plannedAt > at && dueOf(plan, route, one, (id) => places.get(id));
      return isDue && isAsked(person, plan, start, duties) ? one.id : [];
    }),
  );
}

/** What differs; null where both name the same rounds, each once. */
export function dueDifference(
  here: OwnRounds,
  known: Timetables,
  places: ReadonlyMap<string, Place>,
  person: Person,
  at: number,
): string | null {
  // What was begun stays in sight although no plan asks for it any more.
  const asked = [...here.now, ...here.ahead].filter(({ opensAt }) => opensAt !== null);
  const onPhone = asked.flatMap(({ id, due }) => (due.plannedAt > at ? id : []));
  const atSchool = new Set(dueAtSchool(known, places, person, at));
  const twice = onPhone.find((id, i) => onPhone.indexOf(id) !== i);
  if (twice) return `${twice} is due twice on the phone`;
  const only = onPhone.find((id) => !atSchool.has(id));
  if (only) return `${only} is due on the phone alone`;
  const lacking = [...atSchool].find((id) => !onPhone.includes(id));
  return lacking ? `${lacking} is not due on the phone` : null;
}

/** Why the calendar or the packs are not as one word of all who switched; null where they are. */
export function packsDoubled({ plans, routes, calendar }: Timetables): string | null {
  const walked = plans.filter(({ pack, retired }) => pack !== null && !retired);
  const asked = walked.map(({ pack, routeId }) => {
    const points = routes.get(routeId)?.points ?? [];
    return `${pack} ${points.map(({ placeId, templates }) => `${placeId} ${templates.join(' ')}`).join(', ')}`;
  });
  const twice = asked.find((one, i) => asked.indexOf(one) !== i);
  if (twice) return `planned twice: ${twice}`;
  return calendar.packs.length > 100 ? 'the calendar can no longer be said' : null;
}
