// 平面图: the picture of a building or floor, and where its points lie on it. The ledger has every picture there was.
import type * as v from 'valibot';
import type { Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { correctedMs } from './moment.ts';
import type { Place } from './place.ts';
import type { PlaceBook } from './place-book.ts';
import { kindsBelow } from './place-rules.ts';
import { Refusal } from './refusal.ts';
import type * as schema from './schema/floor-plan.ts';

/** So many of its earlier pictures are named beside a plan; the ledger has them all. */
const mostBefore = 20;

export type FloorPlan = v.InferOutput<typeof schema.FloorPlan>;
export type PlanPicture = v.InferOutput<typeof schema.PlanPicture>;
export type PlanMarker = FloorPlan['markers'][number];

/** A picture as it was put up: by whom, and from when until when (UTC ms by the server's clock) it hung there. */
type Hung = { picture: PlanPicture; by: string; byName: string; from: number };
export type PlanBefore = Hung & { until: number };
/**
 * `entry`: the last word on it, which the next one names. `shown`: what hangs now, null once it was taken down. `before`: the newest
 * first. Whose picture it is stays, whoever moves the points. Where the points lay is remembered while none hangs.
 */
export type FloorPlanRecord = {
  placeId: string;
  entry: string;
  shown: Hung | null;
  markers: PlanMarker[];
  before: PlanBefore[];
};

type Kept = EntryOf<'floor-plan-kept'>;

/**
 * Refuses `place-unknown`, `place-parent-retired` (it is out of use, and nobody would look there), `place-kind-order` where nothing can
 * lie in it, and `conflict` where somebody else has kept the plan since `after`, the entry that was seen (null: none).
 */
export function checkFloorPlan(placeId: string, after: string | null, read: Read): void {
  const place = read('place', placeId);
  if (!place) throw new Refusal('place-unknown', { placeId });
  if (place.retired) throw new Refusal('place-parent-retired', { placeId });
  if (kindsBelow(place.kind).length === 0) throw new Refusal('place-kind-order', { placeId });
  if ((read('floor-plan', placeId)?.entry ?? null) !== after) throw new Refusal('conflict', { placeId });
}

/** The plan as it is after the entry. Refuses `person-unknown`. `receivedAt` as in `fold`. */
export function foldFloorPlan(
  { id, by, at, photos, body }: Kept,
  read: Read,
  receivedAt: number | null,
): FloorPlanRecord {
  const person = read('person', by);
  if (!person) throw new Refusal('person-unknown');
  const now = receivedAt ?? correctedMs(at);
  const known = read('floor-plan', body.placeId);
  const { placeId, picture, markers } = body;
  const hung = known?.shown ?? null;
  const goesOn = hung !== null && hung.picture.sha256 === picture?.sha256;
  // Whoever brought the bytes anew, because they had gone bad, is whose they are.
  const isHung = picture && (!goesOn || photos.includes(picture.sha256));
  const shown = isHung ? { picture, by, byName: person.name, from: goesOn ? hung.from : now } : picture && hung;
  const down = hung && !goesOn ? [{ ...hung, until: now }] : [];
  const before = [...down, ...(known?.before ?? [])].slice(0, mostBefore);
  return { placeId, entry: id, shown, markers, before };
}

/** Whether this place may be marked on the plan of that one: it lies in it, and is in use. */
export const isOnPlan = (place: Place | undefined, planOf: string): place is Place =>
  place !== undefined && !place.retired && place.ancestors.some(({ id }) => id === planOf);

/** The markers of a plan that still stand for something: what was retired or moved away has left it, and is back when that is undone. */
export const markersOn = (
  { placeId, markers }: Pick<FloorPlan, 'placeId' | 'markers'>,
  book: PlaceBook,
): PlanMarker[] => markers.filter((marker) => isOnPlan(book.get(marker.placeId), placeId));
