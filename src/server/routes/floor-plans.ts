// 平面图: the picture of a building or floor with its points. Read by whoever walks there or keeps places; kept by those who keep places.
import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { isOnPlan, type PlanMarker, type PlanPicture } from '../../domain/floor-plan.ts';
import { FloorPlanKept, FloorPlanShown, KeepMarkers } from '../../domain/floor-plan-reports.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { FloorPlan, maxPlanBytes, maxPlanMarkers, maxPlanSide, planTypes } from '../../domain/schema/floor-plan.ts';
import { Id } from '../../domain/schema/text.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { floorPlanOf } from '../floor-plan-of.ts';
import { readBytes, readJson, readMessage } from '../read-body.ts';
import { readImage } from '../photos/image.ts';
import { signedIn } from '../sessions.ts';
import type { StoredPhoto } from '../store/store.ts';
import { describe } from './describe.ts';
import { picture } from './picture.ts';
import { readQuery } from './query.ts';

const After = v.strictObject({ after: v.optional(Id) });
const noStore = { 'cache-control': 'no-store' };

export function floorPlanRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, photos, now } = parts;
  const guard = signedIn(parts);

  const ask = describe({
    summary:
      'The floor plan of a place, and what is known of each point in it; for whoever walks there or keeps places',
    gives: FloorPlanShown,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/places/:id/floor-plan', ask, guard, async (c: Context<PatrolEnv>) => {
    const who = c.get('signedIn');
    const place = await shownPlace(parts, who, c.req.param('id'));
    const answer: FloorPlanShown = await floorPlanOf(parts, who, place);
    return c.json(answer, 200, noStore);
  });

  const see = describe({
    summary: 'A picture that hangs or hung as the floor plan of a place',
    givesFile: planTypes,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/places/:id/floor-plan/pictures/:sha256', see, guard, async (c: Context<PatrolEnv>) => {
    const who = c.get('signedIn');
    const place = await shownPlace(parts, who, c.req.param('id'));
    const sha256 = c.req.param('sha256');
    const plan = await store.documents.read(who.school.id, 'floor-plan', place.id);
    const hung = [...(plan?.shown ? [plan.shown] : []), ...(plan?.before ?? [])];
    const one = hung.find((each) => each.picture.sha256 === sha256);
    const stored = one && (await store.photos.sentBy(who.school.id, one.by, one.picture.sha256));
    if (!stored) throw new Refusal('not-found');
    return picture(c, parts, stored);
  });

  const refusesKept = [
    'bad-query',
    'login',
    'revoked',
    'csrf',
    'not-found',
    'conflict',
    'place-parent-retired',
    'place-kind-order',
    'unavailable',
    'server-full',
  ] as const;

  const hang = describe({
    summary:
      'Puts up a picture as the floor plan of a place; its points stay where they are. `after`: the entry that was seen',
    takesFile: planTypes,
    gives: FloorPlanKept,
    query: ['after'],
    refuses: [...refusesKept, 'encoded-body', 'too-large', 'timeout', 'empty', 'not-image', 'too-many-pixels'],
  });
  app.put('/api/places/:id/floor-plan/picture', hang, guard, async (c: Context<PatrolEnv>) => {
    const who = c.get('signedIn');
    const place = await keptPlace(parts, who, c.req.param('id'));
    const { after = null } = readQuery(c, After);
    const bytes = await readBytes(c, maxPlanBytes);
    const said = pictureIn(bytes);
    const plan = await store.documents.read(who.school.id, 'floor-plan', place.id);
    const isHere = async () =>
      (await store.photos.sentBy(who.school.id, plan?.shown?.by ?? '', said.sha256)) !== undefined;
    // Sent twice because the first answer was lost: it hangs already.
    if (plan?.shown?.picture.sha256 === said.sha256 && (await isHere())) return kept(c, plan.entry);
    const photo = await photos.put(said.sha256, once(bytes));
    return kept(c, await keep(parts, who, place, { after, photo, picture: said, markers: plan?.markers ?? [] }));
  });

  const mark = describe({
    summary: 'Where the points of a place lie on its floor plan, all of them',
    takes: KeepMarkers,
    gives: FloorPlanKept,
    refuses: [...refusesKept, 'bad-json', 'bad-shape', 'not-json', 'unknown-field', 'encoded-body', 'too-large'],
  });
  app.put('/api/places/:id/floor-plan/markers', mark, guard, async (c: Context<PatrolEnv>) => {
    const who = c.get('signedIn');
    const place = await keptPlace(parts, who, c.req.param('id'));
    const { after, markers } = readMessage(KeepMarkers, await readJson(c));
    const plan = await store.documents.read(who.school.id, 'floor-plan', place.id);
    if (!plan?.shown) throw new Refusal(plan?.entry === after || !plan ? 'not-found' : 'conflict');
    const book = new Map((await store.documents.places(who.school.id)).map((one) => [one.id, one]));
    const isHere = ({ placeId }: PlanMarker) => isOnPlan(book.get(placeId), place.id);
    // What was retired or moved away has left the plan, also while somebody had it open; where it lay is remembered for its coming back.
    const standing = [...markers.filter(isHere), ...plan.markers.filter((one) => !isHere(one))].slice(
      0,
      maxPlanMarkers,
    );
    if (isSame(plan.markers, standing)) return kept(c, plan.entry);
    const { picture: hangs } = plan.shown;
    return kept(c, await keep(parts, who, place, { after, photo: null, picture: hangs, markers: standing }));
  });

  const takeDown = describe({
    summary:
      'Takes the floor plan of a place down; the ledger keeps it, and its points lie where they lay under the next one. `after`: the entry that was seen',
    gives: FloorPlanKept,
    query: ['after'],
    refuses: refusesKept,
  });
  app.delete('/api/places/:id/floor-plan', takeDown, guard, async (c: Context<PatrolEnv>) => {
    const who = c.get('signedIn');
    const place = await keptPlace(parts, who, c.req.param('id'));
    const { after = null } = readQuery(c, After);
    const plan = await store.documents.read(who.school.id, 'floor-plan', place.id);
    if (!plan) throw new Refusal('not-found');
    if (!plan.shown) return kept(c, plan.entry);
    return kept(c, await keep(parts, who, place, { after, photo: null, picture: null, markers: plan.markers }));
  });

  function kept(c: Context<PatrolEnv>, entry: string) {
    const answer: FloorPlanKept = { protocol, entry };
    return c.json(answer, 200, noStore);
  }

  type Kept = { after: string | null; photo: StoredPhoto | null; picture: PlanPicture | null; markers: PlanMarker[] };

  /** The id of the entry that says so. */
  async function keep({ store: to }: Parts, { person, school }: SignedIn, place: Place, said: Kept): Promise<string> {
    const { after, photo, picture: hangs, markers } = said;
    const body: FloorPlan = { placeId: place.id, placeName: placeName(place), picture: hangs, markers };
    const brought = photo ? [photo.sha256] : [];
    const fact: Fact = { kind: 'floor-plan-kept', schema: 1, subject: place.id, body, photos: brought };
    const at = now();
    let entry = '';
    const make = (first: number) => {
      const made = makeEntries([fact], person.id, to.device, first, at);
      entry = made[0]?.id ?? '';
      return made;
    };
    await to.floorPlans.keep(school.id, person.id, { placeId: place.id, after, photo, make, receivedAt: at });
    return entry;
  }
}

type FloorPlan = v.InferOutput<typeof FloorPlan>;

/** Refuses `not-found` alike what is not there and what is not shown to this person. */
async function shownPlace({ store }: Parts, { person, school }: SignedIn, id: string | undefined): Promise<Place> {
  const place = v.is(Id, id) ? await store.documents.read(school.id, 'place', id) : undefined;
  if (!place) throw new Refusal('not-found');
  const isShown = authorize(person, { do: 'keep-places' }) || authorize(person, { do: 'see-hazard', place });
  if (!isShown) throw new Refusal('not-found');
  return place;
}

async function keptPlace(parts: Parts, who: SignedIn, id: string | undefined): Promise<Place> {
  if (!authorize(who.person, { do: 'keep-places' })) throw new Refusal('not-found');
  return shownPlace(parts, who, id);
}

/** Judged from the bytes, whatever the sender calls them. Refuses `empty`, `not-image` and `too-many-pixels`. */
function pictureIn(bytes: Uint8Array): PlanPicture {
  if (bytes.byteLength === 0) throw new Refusal('empty');
  const { type, width, height } = readImage(bytes);
  const known = planTypes.find((one) => one === type);
  // A picture that is cut short is evidence in a record, and no plan.
  if (!known || width === null || height === null) throw new Refusal('not-image');
  if (width > maxPlanSide || height > maxPlanSide) throw new Refusal('too-many-pixels');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, type: known, width, height, bytes: bytes.byteLength };
}

const isSame = (some: readonly PlanMarker[], others: readonly PlanMarker[]): boolean =>
  some.length === others.length &&
  some.every(({ placeId, x, y }) => others.some((one) => one.placeId === placeId && one.x === x && one.y === y));

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
