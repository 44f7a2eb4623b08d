// What is known of a place: it lies on the phone of whoever walks there, and is seen again without being reported again.
import { expect, test } from 'vitest';
import { saveDraft, startDraft } from '../../src/db/drafts.ts';
import { openHazards, ownHazards } from '../../src/db/hazards.ts';
import { submitDraft, withdrawInspection } from '../../src/db/record.ts';
import { seeHazard } from '../../src/db/see-hazard.ts';
import type { HazardRows, HazardView } from '../../src/domain/hazard-reports.ts';
import type { Seen } from '../../src/domain/sighting.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { answer, checklist, entry, floor2, li, sun, wang, withAnswers } from '../cast.ts';
import { Phone, takePhoto, wire } from './phone.ts';

/** Walks the second floor and finds its exit locked. */
async function begun(phone: Phone, fails = true) {
  const draft = await startDraft(phone.db, floor2, checklist);
  await takePhoto(phone.db, draft, 'Z1-09', `door ${draft.id}`);
  const withPhoto = await takePhoto(phone.db, draft, 'Z1-01', `lock ${draft.id}`);
  return saveDraft(phone.db, { ...withPhoto, answers: withAnswers(answer('Z1-01', fails ? 'fail' : 'pass')) });
}

async function twoPhones(): Promise<{ school: School; his: Phone; hers: Phone }> {
  const school = await openSchool();
  const [his, hers] = [new Phone(li, wire(school, li)), new Phone(wang, wire(school, wang))];
  await his.round();
  await submitDraft(his.db, (await begun(his)).id);
  await his.round();
  await hers.round();
  return { school, his, hers };
}

const see = async (phone: Phone, inspectionId: string, seen: Seen | null) => {
  const [hazard] = await openHazards(phone.db, floor2.id, inspectionId);
  await seeHazard(phone.db, hazard!, { inspectionId, seen, note: '', photos: [] });
};
const reported = async (school: School) => {
  const { rows } = await school.json<HazardRows>(sun, 'GET', '/api/hazards?state=reported');
  const whole = rows.map(({ id }) => school.json<HazardView>(sun, 'GET', `/api/hazards/${id}`));
  return (await Promise.all(whole)).map(({ hazard }) => hazard);
};

test('C8 what a colleague reported is known on the phone of whoever walks there next, and confirming it makes no second one', async () => {
  const { school, his, hers } = await twoPhones();
  const draft = await begun(hers);
  expect(await openHazards(hers.db, floor2.id, draft.id)).toMatchObject([{ reportedBy: li.id, itemId: 'Z1-01' }]);
  await see(hers, draft.id, 'still');
  const [here] = await openHazards(hers.db, floor2.id, draft.id);
  expect(here?.sightings).toMatchObject([{ seen: 'still', byName: wang.name }]);
  const submitted = await submitDraft(hers.db, draft.id);
  expect(submitted.body.answers.find(({ itemId }) => itemId === 'Z1-01')?.known).toBe(here?.id);
  expect(await ownHazards(hers.db)).toEqual([]);
  await hers.round();
  expect(await reported(school)).toMatchObject([{ id: here?.id, sightings: [{ seen: 'still', by: wang.id }] }]);
  await his.round();
  expect((await ownHazards(his.db))[0]?.sightings).toMatchObject([{ seen: 'still', byName: wang.name }]);
});

test('O9 the last word of an inspection is what stands; who takes it back and finds it wrong again reports anew', async () => {
  const { school, hers } = await twoPhones();
  const draft = await begun(hers);
  for (const seen of ['still', 'gone', null] as const) await see(hers, draft.id, seen);
  const submitted = await submitDraft(hers.db, draft.id);
  expect(submitted.body.answers.find(({ itemId }) => itemId === 'Z1-01')?.known).toBeUndefined();
  expect(await ownHazards(hers.db)).toHaveLength(1);
  await hers.round();
  expect(await reported(school)).toHaveLength(2);
});

test('a submission that is taken back says again what is known when it goes out again', async () => {
  const { school, hers } = await twoPhones();
  const draft = await begun(hers);
  await see(hers, draft.id, 'worse');
  await submitDraft(hers.db, draft.id);
  await withdrawInspection(hers.db, draft.id);
  await see(hers, draft.id, 'gone');
  const again = await submitDraft(hers.db, draft.id);
  expect(again.body.answers.find(({ itemId }) => itemId === 'Z1-01')?.known).toBeUndefined();
  await hers.round();
  expect(await reported(school)).toHaveLength(2);
});

test('photos of a sighting arrive like any other', async () => {
  const { school, hers } = await twoPhones();
  const draft = await begun(hers);
  const [hazard] = await openHazards(hers.db, floor2.id, draft.id);
  const photos = draft.photos.filter(({ itemId }) => itemId === 'Z1-01');
  await seeHazard(hers.db, hazard!, { inspectionId: draft.id, seen: 'worse', note: '锁换了', photos });
  expect(await hers.round()).toBe('done');
  const [row] = await hers.db.delivered.toArray();
  expect(row?.missing).toEqual([]);
  expect((await reported(school))[0]?.sightings).toMatchObject([{ note: '锁换了', photos: [photos[0]!.sha256] }]);
});

test('what is over leaves the phones it was shown on, also that of who had seen it there', async () => {
  const { school, his, hers } = await twoPhones();
  const draft = await begun(hers);
  await see(hers, draft.id, 'gone');
  const [record] = await his.db.delivered.toArray();
  await hers.round();
  expect(await openHazards(hers.db, floor2.id, draft.id)).toHaveLength(1);
  await school.push(li, entry('inspection-withdrawn', { reason: '' }, { subject: record?.subject ?? '', by: li.id }));
  await hers.round();
  expect(await openHazards(hers.db, floor2.id, draft.id)).toEqual([]);
});

test('a word on a hazard that ended before it arrived is not held against what is open', async () => {
  const { school, his, hers } = await twoPhones();
  const draft = await begun(hers);
  const [record] = await his.db.delivered.toArray();
  await school.push(li, entry('inspection-withdrawn', { reason: '' }, { subject: record?.subject ?? '', by: li.id }));
  await see(hers, draft.id, 'gone');
  await hers.round();
  expect(await openHazards(hers.db, floor2.id, draft.id)).toEqual([]);
});
