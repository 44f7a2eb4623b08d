// Keeping places through the ledger: what lies below follows, whoever added it, and a rebuild says the same.
import { expect, test } from 'vitest';
import { canteen, dorm3, entry, floor2, id, li, sun, yucai } from '../../../tests/cast.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { openSchool, type School } from '../school.contract.ts';

let opSeq = 0;
const keep = (...places: Place[]) =>
  entry('places-kept', { places }, { id: id(900 + opSeq), subject: places[0]!.id, by: sun.id, opSeq: ++opSeq });
const roomOn = (floor: Place, over: Partial<Place>): Place => ({
  id: id(301),
  kind: 'room',
  name: '201',
  ancestors: [...floor.ancestors, { id: floor.id, name: floor.name }],
  ...over,
});

type Changes = { documents: { type: string; id: string; seq: number; body: Place }[] };
async function placesOf(school: School): Promise<Place[]> {
  const { documents } = await school.json<Changes>(li, 'GET', '/api/changes');
  return documents.flatMap(({ type, body }) => (type === 'place' ? [body] : []));
}
const names = (places: readonly Place[]) => places.map(placeName).sort();

test('a building with a new name, a room somebody added meanwhile, and a rebuild', async () => {
  const school = await openSchool();
  const verdicts = await school.push(
    sun,
    keep({ ...dorm3, name: '兰苑' }),
    keep(roomOn(floor2, {})),
    entry('place-added', roomOn(floor2, { id: id(302), name: '202' }), {
      id: id(990),
      subject: id(302),
      by: sun.id,
      opSeq: 99,
    }),
  );
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted']);
  const live = await placesOf(school);
  expect(names(live)).toEqual(['兰苑', '兰苑 2层', '兰苑 2层 201', '兰苑 2层 202', '食堂'].sort());
  await school.parts.store.ledger.rebuild(yucai.id);
  expect(await placesOf(school)).toEqual(live);
});

test('what breaks a rule is refused with its code, and nobody else keeps places', async () => {
  const school = await openSchool();
  const said = async (...places: Place[]) => {
    const [verdict] = await school.push(sun, keep(...places));
    return verdict && 'code' in verdict ? verdict.code : verdict?.verdict;
  };
  expect(await said(roomOn(floor2, { ancestors: [] }))).toBe('place-kind-order');
  expect(await said({ ...dorm3, ancestors: [{ id: floor2.id, name: '2层' }] })).toBe('place-in-itself');
  expect(await said({ ...floor2, codeId: canteen.id })).toBe('place-code-used');
  expect(await said({ ...dorm3, retired: { reason: '拆了' } })).toBe('accepted');
  expect(await said(roomOn(floor2, {}))).toBe('place-parent-retired');
  expect((await placesOf(school)).filter(({ retired }) => retired).map(({ id }) => id)).toEqual([dorm3.id, floor2.id]);
  const [other] = await school.push(
    li,
    entry('places-kept', { places: [canteen] }, { subject: canteen.id, by: li.id }),
  );
  expect(other).toMatchObject({ verdict: 'quarantined', code: 'forbidden' });
});

test('a moved floor lies in the building it was moved to', async () => {
  const school = await openSchool();
  const other: Place = { id: id(310), kind: 'building', name: '4号宿舍楼', ancestors: [] };
  await school.push(sun, keep(other), keep({ ...floor2, ancestors: [{ id: other.id, name: other.name }] }));
  expect(names(await placesOf(school))).toEqual(['3号宿舍楼', '4号宿舍楼', '4号宿舍楼 2层', '食堂'].sort());
});
