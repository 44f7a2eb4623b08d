// What people do to places and to what stands there, and what each of these acts promises when it is done.
import { keptAs } from '../../src/domain/asset.ts';
import { lineOf } from '../../src/domain/asset-facts.ts';
import { asset, canteen, dorm3, floor2, sun } from '../cast.ts';
import type { Act } from './act.ts';

const always = (): boolean => true;

export const addPlace: Act = {
  name: 'add a place',
  weight: 1,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, nth, standing, mustStand }) {
    const place = await code.addPlace(db, { kind: 'building', name: `楼 ${nth}`, parent: null });
    mustStand(
      `place ${place.id} is recorded`,
      [...standing().entries.values()].some(({ entry }) => entry.subject === place.id),
    );
    code.deliverSoon();
  },
};

/** A building that is renamed brings along what lies in it; a code once taken back is never in use again. */
export const keepPlace: Act = {
  name: 'keep a place',
  weight: 2,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, random, nth, mustStand }) {
    const all = (await code.places(db)).filter(({ id, name }) => id !== floor2.id && id !== canteen.id && name !== '');
    const place = all.length > 0 ? random.pick(all) : undefined;
    if (!place) return;
    if (random.chance(0.2)) {
      const coordinates = { latitude: 31 + nth / 10_000, longitude: 121.4737, accuracyM: 8 };
      await code.locatePlace(db, place.id, coordinates);
      const after = (await code.places(db)).find(({ id }) => id === place.id);
      mustStand(`${place.id} lies where it was stood at`, after?.coordinates?.latitude === coordinates.latitude);
    } else if (random.chance(0.4)) {
      await code.renewCodes(db, [place.id]);
      const after = (await code.places(db)).find(({ id }) => id === place.id);
      mustStand(`the code of ${place.id} is a new one`, code.placeCode(after ?? place) !== code.placeCode(place));
    } else {
      await code.changePlace(db, place.id, { name: `楼 ${nth} 改` });
      const below = (await code.places(db)).filter(({ ancestors }) => ancestors.some(({ id }) => id === place.id));
      mustStand(
        `what lies in ${place.id} lies under its new name`,
        below.every(({ ancestors }) => ancestors.find(({ id }) => id === place.id)?.name === `楼 ${nth} 改`),
      );
    }
    code.deliverSoon();
  },
};

/** A point of the route is retired while rounds go on, or used again, or gets a new label. */
export const keepPoint: Act = {
  name: 'keep a point of the route',
  weight: 1,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, random, mustStand }) {
    const here = async () => (await code.places(db)).find(({ id }) => id === canteen.id);
    const place = await here();
    if (!place) return;
    if (random.chance(0.4)) {
      await code.renewCodes(db, [place.id]);
      const after = await here();
      mustStand(
        `the old code of ${place.id} is known as such`,
        after?.oldCodeIds?.includes(place.codeId ?? place.id) ?? false,
      );
    } else {
      await (place.retired ? code.useAgain(db, place.id) : code.retirePlace(db, place.id, '装修'));
      const after = await here();
      mustStand(`${place.id} is out of use or not, as was said`, !after?.retired === !!place.retired);
      mustStand(
        `when ${place.id} was out of use is known`,
        (after?.out?.at(-1)?.to === undefined) === !!after?.retired,
      );
    }
    code.deliverSoon();
  },
};

/** What a building lacks by its file is a case in the same step, and a second one only when that is over. */
export const fileBuilding: Act = {
  name: 'file the approvals of a building',
  weight: 1,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, random, nth, standing, mustStand }) {
    const all = (await code.places(db)).filter(({ kind }) => kind === 'building');
    const place = all.length > 0 ? random.pick(all) : undefined;
    if (!place) return;
    const have = { state: 'have', number: `消验 ${nth}` } as const;
    const acceptance = random.chance(0.4) ? ({ state: 'none', number: '' } as const) : have;
    const approvals = { review: have, acceptance, opening: { state: 'exempt', number: '' } } as const;
    const made = await code.fileApprovals(db, place.id, approvals, '没有消防验收合格意见');
    const after = (await code.places(db)).find(({ id }) => id === place.id);
    mustStand(`the file of ${place.id} is as it was kept`, after?.approvals?.review.number === have.number);
    const isThere = made === null || (await code.hazardHere(db, made))?.grade === 'MS';
    mustStand(`what ${place.id} lacks is a case`, isThere);
    const isSaid = [...standing().entries.values()].some(({ entry }) => entry.subject === made);
    mustStand(`the case of what ${place.id} lacks is recorded`, made === null || isSaid);
    code.deliverSoon();
  },
};

/** As small as a picture can be that says how large it is, another one for each number. */
function drawing(nth: number): ArrayBuffer {
  const frame = [0xff, 0xc0, 0, 17, 8, 0, 60, 0, 80, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
  const words = new TextEncoder().encode(`plan ${nth}`);
  return new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, ...frame, ...words, 0xff, 0xd9]).buffer;
}

/** At the desk, where the school is: a picture is put up over what was seen, and a floor is marked on it. What hangs has its picture (`settle.ts`). */
export const keepFloorPlan: Act = {
  name: 'keep a floor plan',
  weight: 2,
  can: (_, person) => person.id === sun.id,
  async run({ code, random, nth }) {
    const address = `/api/places/${dorm3.id}/floor-plan`;
    const seen = await code.report(address, code.FloorPlanShown);
    if (!seen.ok) return;
    const { entry } = seen.body;
    const file = { bytes: drawing(random.chance(0.3) ? 1 : nth), type: 'image/jpeg' };
    const hung = await code.putFile(`${address}/picture${entry ? `?after=${entry}` : ''}`, file, code.FloorPlanKept);
    // Somebody else was there first, or the line broke: nothing was promised.
    if (!hung.ok) return;
    const marker = { placeId: floor2.id, x: random.int(100) / 100, y: 0.5 };
    const said = JSON.stringify({ after: hung.body.entry, markers: [marker] });
    const marks = { bytes: new TextEncoder().encode(said).buffer as ArrayBuffer, type: 'application/json' };
    await code.putFile(`${address}/markers`, marks, code.FloorPlanKept);
  },
};

/** Whoever walks a place keeps its register; what is kept is in it at once. */
export const keepAsset: Act = {
  name: 'keep an asset',
  weight: 3,
  can: always,
  async run({ code, db, random, nth, mustStand }) {
    const there = (await code.places(db)).find((one) => one.id === floor2.id);
    if (!there) return;
    const known = (await code.assetsAt(db, there.id)).filter((one) => !one.retired);
    if (known.length > 0 && random.chance(0.5)) {
      const one = lineOf(random.pick(known));
      await code.keepAsset(db, { ...one, note: `第 ${nth} 次` });
      const after = (await code.assetsAt(db, there.id)).find(({ id }) => id === one.id);
      mustStand(`the asset ${one.id} is as it was kept`, after?.note === `第 ${nth} 次`);
    } else {
      const isPanel = nth % 2 === 0;
      const { id: _, ...fresh } = asset({
        placeId: there.id,
        label: `${isPanel ? '配电箱' : '灭火器'} ${nth}`,
        ...(isPanel && { ...keptAs('panel'), agent: null, made: null }),
      });
      const [added] = await code.addAssets(db, fresh);
      const isThere = (await code.assetsAt(db, there.id)).some(({ id }) => id === added?.id);
      mustStand(`the asset ${added?.id} is in the register`, isThere);
    }
    code.deliverSoon();
  },
};
