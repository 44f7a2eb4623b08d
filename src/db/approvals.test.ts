import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { canteen, dorm3, sun } from '../../tests/cast.ts';
import { readyDb } from '../../tests/sync/phone.ts';
import type { Approvals } from '../domain/fire-approval.ts';
import { fileApprovals } from './approvals.ts';
import { place } from './documents.ts';
import { hazardHere } from './hazards.ts';
import { retirePlace } from './places.ts';

const have = { state: 'have', number: '消验〔2019〕8号' } as const;
const whole: Approvals = { review: have, acceptance: have, opening: { state: 'exempt', number: '' } };
const lacking: Approvals = { ...whole, acceptance: { state: 'none', number: '' } };

test('what a building has is kept, and nothing is reported', async () => {
  const db = await readyDb(sun);
  expect(await fileApprovals(db, dorm3.id, whole, '')).toBeNull();
  expect((await place(db, dorm3.id))?.approvals).toEqual(whole);
  expect((await db.outbox.toArray()).map(({ kind }) => kind)).toEqual(['places-kept']);
});

test('what it lacks is a suspected major case in the same step, and one only as long as that is open', async () => {
  const db = await readyDb(sun);
  const id = await fileApprovals(db, dorm3.id, lacking, '没有消防验收合格意见');
  const hazard = await hazardHere(db, id!);
  expect(hazard).toMatchObject({ grade: 'MS', majorRefs: ['M7'], category: 'fire', placeId: dorm3.id });
  expect((await db.outbox.orderBy('opSeq').toArray()).map(({ kind }) => kind)).toEqual([
    'places-kept',
    'hazard-reported',
  ]);
  expect(await fileApprovals(db, dorm3.id, lacking, '没有消防验收合格意见')).toBeNull();
  expect(await fileApprovals(db, canteen.id, lacking, '没有消防验收合格意见')).not.toBeNull();
});

test('of a building that is used no more nothing is asked, and one that is not there is refused', async () => {
  const db = await readyDb(sun);
  await retirePlace(db, dorm3.id, '拆除');
  expect(await fileApprovals(db, dorm3.id, lacking, '没有')).toBeNull();
  await expect(fileApprovals(db, sun.id, lacking, '没有')).rejects.toMatchObject({ code: 'place-unknown' });
});
