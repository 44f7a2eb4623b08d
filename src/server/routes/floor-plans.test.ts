// Floor plans: a picture is put up, points are marked on it, and what is known of them is told to whoever may know.
import { expect, test } from 'vitest';
import {
  admin,
  answer,
  asset,
  canteen,
  dorm3,
  entry,
  floor2,
  id,
  inspection,
  li,
  sha256,
  sun,
  wang,
  withAnswers,
  yucai,
} from '../../../tests/cast.ts';
import type { FloorPlanKept, FloorPlanShown } from '../../domain/floor-plan-reports.ts';
import type { Person } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import { drawPlan } from '../demo/plan-picture.ts';
import { openSchool, type School } from '../school.contract.ts';

const room = (n: number, over: Partial<Place> = {}): Place => ({
  id: id(300 + n),
  kind: 'room',
  name: `20${n}`,
  ancestors: [...floor2.ancestors, { id: floor2.id, name: floor2.name }],
  ...over,
});
const plan = drawPlan({ width: 320, height: 200, rooms: [[0.1, 0.1, 0.4, 0.8]] });
const address = `/api/places/${floor2.id}/floor-plan`;

let opSeq = 0;
const keep = (school: School, ...places: Place[]) =>
  school.push(
    sun,
    entry('places-kept', { places }, { id: id(900 + opSeq), subject: places[0]!.id, by: sun.id, opSeq: ++opSeq }),
  );
const shown = (school: School, who: Person = sun) => school.json<FloorPlanShown>(who, 'GET', address);
const hang = (school: School, bytes: Uint8Array, after?: string | null, who: Person = sun) =>
  school.ask(who, 'PUT', `${address}/picture${after ? `?after=${after}` : ''}`, bytes);
const mark = (school: School, after: string, markers: { placeId: string; x: number; y: number }[]) =>
  school.ask(sun, 'PUT', `${address}/markers`, { after, markers });
const entryOf = async (response: Response) => ((await response.json()) as FloorPlanKept).entry;
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

async function withRooms(): Promise<School> {
  const school = await openSchool();
  await keep(school, room(1), room(2));
  return school;
}

test('a picture is put up, points are marked, and everybody who walks there sees both; a rebuild says the same', async () => {
  const school = await withRooms();
  expect(await shown(school)).toMatchObject({ entry: null, shown: null, mayKeep: true });
  const first = await entryOf(await hang(school, plan));
  const kept = await entryOf(await mark(school, first, [{ placeId: id(301), x: 0.25, y: 0.5 }]));
  const seen = await shown(school, wang);
  expect(seen).toMatchObject({ entry: kept, mayKeep: false, placeName: '3号宿舍楼 2层' });
  expect(seen.shown).toMatchObject({
    have: true,
    byName: sun.name,
    picture: { width: 320, height: 200, type: 'image/png' },
  });
  expect(seen.points.map(({ name, x, y }) => [name, x, y])).toEqual([
    ['201', 0.25, 0.5],
    ['202', null, null],
  ]);
  const picture = await school.ask(wang, 'GET', `${address}/pictures/${sha256(plan)}`);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array(plan));
  await school.parts.store.ledger.rebuild(yucai.id);
  expect(await shown(school, wang)).toEqual(seen);
});

test('what is known of a point is what stands in its records, hazards and register, and that of what lies in it', async () => {
  const school = await withRooms();
  await keep(
    school,
    room(5, {
      id: id(305),
      kind: 'point',
      name: '配电箱',
      ancestors: [...room(1).ancestors, { id: id(301), name: '201' }],
    }),
  );
  const answers = withAnswers(answer('Z1-01', 'fail', { note: '门打不开', photos: [sha256('the door')] }));
  const faulty = inspection({ placeId: id(305), answers });
  const verdicts = await school.push(
    wang,
    entry('inspection-submitted', faulty, { subject: id(800), by: wang.id, id: id(801), opSeq: 1 }),
  );
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted']);
  const old = asset({ id: id(700), placeId: id(302), category: 'extinguisher', agent: 'powder', made: '2015-01' });
  await school.push(sun, entry('asset-kept', old, { subject: old.id, by: sun.id, id: id(802), opSeq: 50 }));
  await hang(school, plan);
  const { points } = await shown(school);
  const open = await school.parts.store.reports.hazards(yucai.id, { scope: [], limit: 10 });
  const [one] = open.rows;
  expect(points.map(({ name, hazards, grade, due }) => [name, hazards, grade, due])).toEqual([
    ['201', 1, one?.grade, 0],
    ['201 配电箱', 1, one?.grade, 0],
    ['202', 0, null, 1],
  ]);
  expect(points.map(({ seenAt }) => seenAt !== null)).toEqual([true, true, false]);
});

test('replacing keeps the points and the picture before; taking down keeps both to be looked at, and the points for the next', async () => {
  const school = await withRooms();
  const first = await entryOf(await hang(school, plan));
  const marked = await entryOf(await mark(school, first, [{ placeId: id(301), x: 0.25, y: 0.5 }]));
  const other = drawPlan({ width: 400, height: 300, rooms: [] });
  school.clock.ms += 60_000;
  const replaced = await entryOf(await hang(school, other, marked));
  const after = await shown(school);
  expect(after.points[0]).toMatchObject({ x: 0.25, y: 0.5 });
  expect(after.before.map(({ picture, have }) => [picture.sha256, have])).toEqual([[sha256(plan), true]]);
  expect(after.before[0]?.until).toBe(school.clock.ms);
  const gone = await school.ask(sun, 'DELETE', `${address}?after=${replaced}`);
  expect(gone.status).toBe(200);
  const bare = await shown(school);
  expect(bare).toMatchObject({ shown: null });
  expect(bare.before).toHaveLength(2);
  await hang(school, drawPlan({ width: 64, height: 64, rooms: [] }), bare.entry ?? '');
  expect((await shown(school)).points[0]).toMatchObject({ x: 0.25, y: 0.5 });
  const old = await school.ask(li, 'GET', `${address}/pictures/${sha256(other)}`);
  expect(old.status).toBe(200);
});

test('of two who keep a plan at once the later is told, and what was sent twice is kept once', async () => {
  const school = await withRooms();
  const first = await entryOf(await hang(school, plan));
  expect(await entryOf(await hang(school, plan))).toBe(first);
  const markers = [{ placeId: id(301), x: 0.5, y: 0.5 }];
  const second = await entryOf(await mark(school, first, markers));
  expect(await entryOf(await mark(school, first, markers))).toBe(second);
  expect(await codeOf(await mark(school, first, [{ placeId: id(302), x: 0, y: 1 }]))).toBe('conflict');
  expect(await codeOf(await hang(school, drawPlan({ width: 64, height: 64, rooms: [] }), first))).toBe('conflict');
  expect(await codeOf(await school.ask(sun, 'DELETE', `${address}?after=${first}`))).toBe('conflict');
  expect((await shown(school)).points.map(({ x }) => x)).toEqual([0.5, null]);
});

test('a point that was retired or moved away leaves the plan, and is there again when that is undone', async () => {
  const school = await withRooms();
  const first = await entryOf(await hang(school, plan));
  const both = [301, 302].map((n) => ({ placeId: id(n), x: 0.5, y: 0.5 }));
  await mark(school, first, both);
  await keep(
    school,
    room(1, { retired: { reason: '装修' } }),
    room(2, { ancestors: [{ id: canteen.id, name: canteen.name }] }),
  );
  expect((await shown(school)).points).toEqual([]);
  await keep(school, room(1), room(2));
  expect((await shown(school)).points.map(({ x }) => x)).toEqual([0.5, 0.5]);
});

test('what is no picture, too large or elsewhere is refused with its code, and nothing is left behind', async () => {
  const school = await withRooms();
  expect(await codeOf(await hang(school, Buffer.from('%PDF-1.7 plan')))).toBe('not-image');
  expect(await codeOf(await hang(school, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')))).toBe('not-image');
  expect(await codeOf(await hang(school, new Uint8Array()))).toBe('empty');
  expect(await codeOf(await hang(school, Buffer.alloc(2 * 1024 * 1024 + 1)))).toBe('too-large');
  const wide = Buffer.from(plan);
  wide.writeUInt32BE(4001, 16);
  expect(await codeOf(await hang(school, wide))).toBe('too-many-pixels');
  await keep(school, room(7, { id: id(307), kind: 'point', ancestors: [{ id: dorm3.id, name: dorm3.name }] }));
  expect(await codeOf(await school.ask(sun, 'PUT', `/api/places/${id(307)}/floor-plan/picture`, plan))).toBe(
    'place-kind-order',
  );
  await keep(school, { ...canteen, retired: { reason: '拆了' } });
  expect(await codeOf(await school.ask(sun, 'PUT', `/api/places/${canteen.id}/floor-plan/picture`, plan))).toBe(
    'place-parent-retired',
  );
  expect(await shown(school)).toMatchObject({ entry: null, shown: null, before: [] });
  const first = await entryOf(await hang(school, plan));
  const beside = { placeId: id(301), x: 1.2, y: 0.5 };
  expect(await codeOf(await mark(school, first, [beside]))).toBe('bad-shape');
  expect(
    await codeOf(
      await mark(school, first, [
        { ...beside, x: 1 },
        { ...beside, x: 0 },
      ]),
    ),
  ).toBe('bad-shape');
});

test('only who keeps places changes a plan; another building is not there for whoever walks elsewhere', async () => {
  const school = await withRooms();
  expect((await hang(school, plan, null, li)).status).toBe(404);
  expect((await hang(school, plan, null, wang)).status).toBe(404);
  expect((await school.ask(wang, 'GET', `/api/places/${canteen.id}/floor-plan`)).status).toBe(404);
  expect((await school.ask(null, 'GET', address)).status).toBe(401);
});

test('a picture whose file has gone bad is said to be missing, and whoever puts it up again brings it back', async () => {
  const school = await withRooms();
  const first = await entryOf(await hang(school, plan));
  await school.parts.store.photos.damaged(yucai.id, sha256(plan), school.clock.ms);
  expect((await shown(school)).shown).toMatchObject({ have: false });
  const again = await hang(school, plan, first);
  expect(again.status).toBe(200);
  expect((await shown(school)).shown).toMatchObject({ have: true });
});

test('the plan of the floor is named to whoever opens a room of it', async () => {
  const school = await withRooms();
  await hang(school, plan);
  const asked = await school.json<FloorPlanShown>(wang, 'GET', `/api/places/${id(301)}/floor-plan`);
  expect(asked.above).toEqual({ placeId: floor2.id, name: '3号宿舍楼 2层' });
});

test('who keeps the accounts keeps plans too, and is told nothing of what is open or who was there', async () => {
  const school = await withRooms();
  const answers = withAnswers(answer('Z1-01', 'fail', { note: '门打不开', photos: [sha256('the door')] }));
  const faulty = inspection({ placeId: id(301), answers });
  await school.push(
    wang,
    entry('inspection-submitted', faulty, { subject: id(800), by: wang.id, id: id(801), opSeq: 1 }),
  );
  const told = async (who: Person) => (await shown(school, who)).points[0];
  expect(await told(wang)).toMatchObject({ known: true, hazards: 1 });
  expect(await told(admin)).toMatchObject({ known: false, hazards: 0, grade: null, seenAt: null, due: 0 });
  const ofCanteen = { name: '钱主任', username: 'qian', role: 'logistics_head', scope: [canteen.id] } as const;
  expect(await told(await school.join({ ...ofCanteen, scope: [...ofCanteen.scope] }))).toMatchObject({ known: false });
});
