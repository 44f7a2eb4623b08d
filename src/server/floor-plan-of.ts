// What is drawn on a floor plan: its picture, and of each point below its place how long ago somebody was there, what is open, what is due.
import { dueOn, walkedOf } from '../domain/asset-facts.ts';
import { authorize } from '../domain/authorize.ts';
import { isOnPlan, markersOn } from '../domain/floor-plan.ts';
import type { FloorPlanShown, PlanPoint } from '../domain/floor-plan-reports.ts';
import { gradeRank } from '../domain/hazard.ts';
import { dayOf } from '../domain/inspection.ts';
import { inPlaceOrder, placeName, type Place } from '../domain/place.ts';
import type { PlaceBook } from '../domain/place-book.ts';
import { protocol } from '../domain/protocol.ts';
import type { Parts, SignedIn } from './env.ts';
import type { PlaceStanding } from './store/floor-plan-store.ts';

/** The plan of a place that this person may see. */
export async function floorPlanOf(
  { store, now }: Pick<Parts, 'store' | 'now'>,
  { person, school }: SignedIn,
  place: Place,
): Promise<FloorPlanShown> {
  const at = now();
  const { documents, photos } = store;
  const plan = await documents.read(school.id, 'floor-plan', place.id);
  const book: PlaceBook = new Map((await documents.places(school.id)).map((one) => [one.id, one]));
  const below = inPlaceOrder([...book.values()].filter((one) => isOnPlan(one, place.id)));
  // Who keeps places sees every plan; what is open and who was there is for whoever walks there (T36).
  const seen = below.filter((one) => authorize(person, { do: 'see-hazard', place: one }));
  const known = await store.floorPlans.standing(
    school.id,
    seen.map(({ id }) => id),
  );
  const due = await dueAt(store, school.id, dayOf(at, school.timeZone));
  const marks = new Map(plan ? markersOn(plan, book).map((marker) => [marker.placeId, marker]) : []);
  const sums = summedUp(seen, known, due);
  const points = below.map((one): PlanPoint => {
    const mark = marks.get(one.id);
    const name = placeName(one).slice(placeName(place).length).trim();
    const { id: placeId, kind } = one;
    const sum = sums.get(placeId);
    const { seenAt = null, hazards = 0, grade = null, due: dueHere = 0 } = sum ?? {};
    const facts = { known: sum !== undefined, seenAt, hazards, grade, due: dueHere };
    return Object.assign({ placeId, name, kind, x: mark?.x ?? null, y: mark?.y ?? null }, facts);
  });
  const have = async ({ picture, by }: { picture: { sha256: string }; by: string }) =>
    (await photos.sentBy(school.id, by, picture.sha256)) !== undefined;
  const told = async ({ picture, by, byName, from }: NonNullable<NonNullable<typeof plan>['shown']>) => ({
    picture,
    byName,
    from,
    have: await have({ picture, by }),
  });
  return {
    protocol,
    placeId: place.id,
    placeName: placeName(place),
    mayKeep: authorize(person, { do: 'keep-places' }) && !place.retired,
    entry: plan?.entry ?? null,
    shown: plan?.shown ? await told(plan.shown) : null,
    points,
    above: await planAbove(store, school.id, person, place, book),
    before: await Promise.all(
      (plan?.before ?? []).map(async (one) => Object.assign(await told(one), { until: one.until })),
    ),
    asOf: at,
  };
}

type Sum = Pick<PlanPoint, 'seenAt' | 'hazards' | 'grade' | 'due'>;

/** What is known of each place and of what lies in it: the latest visit, the hazards that are open and how grave the gravest is, what is due. */
function summedUp(
  places: readonly Place[],
  known: ReadonlyMap<string, PlaceStanding>,
  due: ReadonlyMap<string, number>,
): Map<string, Sum> {
  const sums = new Map(places.map(({ id }): [string, Sum] => [id, { seenAt: null, hazards: 0, grade: null, due: 0 }]));
  for (const { id, ancestors } of places) {
    const { seenAt = null, open = [] } = known.get(id) ?? {};
    for (const of of [id, ...ancestors.map((above) => above.id)]) {
      const sum = sums.get(of);
      if (!sum) continue;
      if (seenAt !== null) sum.seenAt = Math.max(sum.seenAt ?? 0, seenAt);
      sum.hazards += open.length;
      sum.due += due.get(id) ?? 0;
      for (const grade of open) if (sum.grade === null || gradeRank(grade) > gradeRank(sum.grade)) sum.grade = grade;
    }
  }
  return sums;
}

/** How many devices at each place somebody has to see to by now or soon, as the register says it. */
async function dueAt({ documents }: Parts['store'], schoolId: string, day: string): Promise<Map<string, number>> {
  const counted = new Map<string, number>();
  for (const asset of await documents.all(schoolId, 'asset')) {
    if (asset.retired) continue;
    const { state } = dueOn(walkedOf(asset), day);
    if (state !== 'over' && state !== 'soon') continue;
    counted.set(asset.placeId, (counted.get(asset.placeId) ?? 0) + 1);
  }
  return counted;
}

async function planAbove(
  { documents }: Parts['store'],
  schoolId: string,
  person: SignedIn['person'],
  { ancestors }: Place,
  book: PlaceBook,
): Promise<FloorPlanShown['above']> {
  for (const { id } of ancestors.toReversed()) {
    const above = book.get(id);
    const mayRead =
      authorize(person, { do: 'keep-places' }) || (above && authorize(person, { do: 'see-hazard', place: above }));
    if (!above || !mayRead || above.retired) continue;
    if ((await documents.read(schoolId, 'floor-plan', id))?.shown) return { placeId: id, name: placeName(above) };
  }
  return null;
}
