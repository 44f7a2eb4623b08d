import { expect, test } from 'vitest';
import { answer, asset, checklist, floor2, item, photo, sun } from '../../tests/cast.ts';
import { readyDb } from '../../tests/sync/phone.ts';
import { keptAs } from '../domain/asset.ts';
import { templateId, type Template } from '../domain/template.ts';
import { addToWalk } from './asset-walk.ts';
import { draft, saveDraft, startDraft } from './drafts.ts';
import { submitDraft } from './record.ts';

const panels: Template = {
  ...checklist,
  code: 'E1',
  perAsset: 'panel',
  items: [
    item({ id: 'E1-02', type: 'PF', photo: 'none', once: true }),
    item({ id: 'E1-08', type: 'PF', photo: 'none' }),
    item({ id: 'E1-09', type: 'NUM', photo: 'none', perAsset: 'lift' }),
  ],
};
const { id: _, ...panel } = asset({ ...keptAs('panel'), agent: null, made: null, label: '配电箱' });
const lift = { ...panel, ...keptAs('lift'), label: '电梯' };

test('what was answered before the first panel was registered is said of that panel, and handed in', async () => {
  const db = await readyDb(sun, [{ type: 'template', id: templateId(panels), body: panels }]);
  const begun = await startDraft(db, floor2, panels);
  const answers = [answer('E1-02', 'pass'), { ...answer('E1-08', 'fail'), note: '箱门敞开' }, answer('E1-09', 3)];
  await saveDraft(db, { ...begun, answers, itemId: 'E1-08' });

  const { moved, draft: walked } = await addToWalk(db, begun.id, panel);
  expect(moved).toBe(1);
  expect(walked.itemId).toBe('E1-08.1');
  // A second one of its kind takes nothing from the first.
  expect((await addToWalk(db, begun.id, { ...panel, label: '配电箱 2' })).moved).toBe(0);
  expect((await addToWalk(db, begun.id, lift)).moved).toBe(1);
  expect((await draft(db, begun.id))?.answers.map(({ itemId }) => itemId)).toEqual(['E1-02', 'E1-08.1', 'E1-09.3']);

  const walking = (await draft(db, begun.id))!;
  await saveDraft(db, { ...walking, answers: [...walking.answers, answer('E1-08.2', 'pass')] });
  const { body } = await submitDraft(db, begun.id);
  expect(body.answers).toMatchObject([
    { itemId: 'E1-02' },
    { itemId: 'E1-08.1', value: 'fail', note: '箱门敞开' },
    { itemId: 'E1-09.3', value: 3 },
    { itemId: 'E1-08.2' },
  ]);
});

test('photos and what was taken out go over with their answer', async () => {
  const db = await readyDb(sun, [{ type: 'template', id: templateId(panels), body: panels }]);
  const begun = await startDraft(db, floor2, panels);
  const [shot, gone] = [photo('E1-08', 'a'.repeat(64)), photo('E1-08', 'b'.repeat(64))];
  await db.drafts.update(begun.id, {
    answers: [{ ...answer('E1-08', 'fail'), photos: [shot.sha256] }],
    photos: [shot],
    dropped: [{ photo: gone, at: 1 }],
  });
  const { draft: walked } = await addToWalk(db, begun.id, panel);
  expect(walked.answers).toMatchObject([{ itemId: 'E1-08.1', photos: [shot.sha256] }]);
  expect([...walked.photos, ...walked.dropped.map((one) => one.photo)].map(({ itemId }) => itemId)).toEqual([
    'E1-08.1',
    'E1-08.1',
  ]);
});
