import { Dexie, RangeSet, rangesOverlap } from 'dexie';
import { expect, test, vi } from 'vitest';
import { answered, readyDb, takePhoto } from '../../tests/sync/phone.ts';
import { answer, answers, checklist, floor2, item, wang } from '../../tests/cast.ts';
import { soon } from '../../tests/soon.ts';
import { discardDraft } from './discard-draft.ts';
import { draft, holdDraft, openCamera, openDrafts, saveDraft, startDraft, takeDraft } from './drafts.ts';
import { photoBytes } from './photo-bytes.ts';
import { dropPhoto } from './photos.ts';
import { submitDraft } from './record.ts';

test('a draft is there from the moment it is begun, pinned to its version', async () => {
  const db = await readyDb(wang);
  const begun = await startDraft(db, floor2, checklist);
  expect(begun).toMatchObject({ placeName: '3号宿舍楼 2层', template: { code: 'Z1', version: 1 }, answers: [] });
  expect(await draft(db, begun.id)).toEqual(begun);
});

test('a time that the checklist says comes by itself is filled when it is begun, by the arrival where somebody is on a round', async () => {
  const db = await readyDb(wang);
  const auto = item({ id: 'Z1-10', type: 'TIME', text: { zh: '本轮开始时间（系统自动）', en: 'Round start (auto)' } });
  const timed = { ...checklist, items: [...checklist.items, auto] };
  const { answers: filled, startedAt } = await startDraft(db, floor2, timed);
  expect(filled).toMatchObject([{ itemId: 'Z1-10', value: expect.stringMatching(/^\d\d:\d\d$/) as string }]);
  const arrived = await startDraft(db, floor2, timed, Date.UTC(2026, 10, 22, 3, 4) - startedAt.offsetMin * 60_000);
  expect(arrived.answers).toMatchObject([{ itemId: 'Z1-10', value: '03:04' }]);
});

test('the last of many quick saves is what is stored, in fewer writes', async () => {
  const db = await readyDb(wang);
  const begun = await startDraft(db, floor2, checklist);
  const written = vi.spyOn(db.backendDB(), 'transaction');
  await Promise.all(answers.map((_, i) => saveDraft(db, { ...begun, answers: answers.slice(0, i + 1) })));
  expect((await draft(db, begun.id))?.answers.map((one) => one.itemId)).toEqual(answers.map((one) => one.itemId));
  expect(written.mock.calls.filter(([, mode]) => mode === 'readwrite').length).toBeLessThanOrEqual(2);
});

test('a question on screen hears of a save', async () => {
  const db = await readyDb(wang);
  const begun = await startDraft(db, floor2, checklist);
  const heard = vi.fn();
  Dexie.on('storagemutated', heard);
  await saveDraft(db, { ...begun, answers: answers.slice(0, 1) });
  const [parts] = heard.mock.lastCall as [Record<string, RangeSet>];
  expect(rangesOverlap(parts[`idb://${db.name}/drafts/`]!, new RangeSet(begun.id))).toBe(true);
  Dexie.on.storagemutated.unsubscribe(heard);
});

test('a save that finds the database closed by the system opens it and writes', async () => {
  const db = await readyDb(wang);
  const begun = await startDraft(db, floor2, checklist);
  db.close({ disableAutoOpen: false });
  await saveDraft(db, { ...begun, answers: answers.slice(0, 1) });
  expect((await draft(db, begun.id))?.answers).toHaveLength(1);
});

test('a save in the middle of taking a photo does not lose the photo', async () => {
  const db = await readyDb(wang);
  const begun = await startDraft(db, floor2, checklist);
  await Promise.all([
    takePhoto(db, begun, 'Z1-01', 'the exit'),
    saveDraft(db, { ...begun, answers: [answer('Z1-01', 'fail')] }),
  ]);
  const saved = await saveDraft(db, { ...begun, answers: [answer('Z1-01', 'fail')] });
  expect(saved.photos).toHaveLength(1);
  expect(saved.answers).toMatchObject([{ itemId: 'Z1-01', value: 'fail', photos: [saved.photos[0]!.sha256] }]);
});

test('an item that is a photo is answered by its photos and by nothing else', async () => {
  const db = await readyDb(wang);
  const begun = await startDraft(db, floor2, checklist);
  const taken = await takePhoto(db, begun, 'Z1-09', 'the door');
  expect(taken.answers).toMatchObject([{ itemId: 'Z1-09', value: 'taken' }]);
  const dropped = await dropPhoto(db, begun.id, taken.photos[0]!);
  expect(dropped.answers).toMatchObject([{ itemId: 'Z1-09', value: null, photos: [] }]);
});

test('a text that reads "taken" is a text', async () => {
  const db = await readyDb(wang);
  const begun = await startDraft(db, floor2, checklist);
  const taken = await takePhoto(db, begun, 'Z1-06', 'a note');
  await saveDraft(db, { ...taken, answers: [answer('Z1-06', 'taken', { photos: [taken.photos[0]!.sha256] })] });
  expect((await dropPhoto(db, begun.id, taken.photos[0]!)).answers).toMatchObject([{ value: 'taken' }]);
});

test('the mark before a camera opens survives a save', async () => {
  const db = await readyDb(wang);
  const begun = await startDraft(db, floor2, checklist);
  await openCamera(db, begun.id, 'Z1-09');
  expect((await saveDraft(db, begun)).cameraOpenFor).toBe('Z1-09');
  expect((await takePhoto(db, begun, 'Z1-09', 'the door')).cameraOpenFor).toBeNull();
});

test('a late save does not raise a submitted draft from the dead', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  await submitDraft(db, ready.id);
  await expect(saveDraft(db, ready)).rejects.toMatchObject({ code: 'not-found' });
  expect(await openDrafts(db)).toEqual([]);
});

test('a discarded draft takes its photos along, and nobody else its', async () => {
  const db = await readyDb(wang);
  const kept = await answered(db, 'kept');
  const discarded = await answered(db, 'discarded');
  await discardDraft(db, discarded.id);
  expect(await photoBytes(db, discarded.photos[0]!.sha256)).toBeUndefined();
  expect(await photoBytes(db, kept.photos[0]!.sha256)).toBeDefined();
});

test('a page that is loaded anew has the draft as soon as the page before has let go', async () => {
  const letGo = await holdDraft('again', () => undefined);
  const next = holdDraft('again', () => undefined);
  setTimeout(() => letGo?.(), 50);
  const held = await next;
  expect(held).not.toBeNull();
  held?.();
});

test('one tab writes a draft; another may take it over, and the first is told', async () => {
  const lost = vi.fn();
  const letGo = await holdDraft('one', lost);
  expect(letGo).not.toBeNull();
  expect(await holdDraft('one', () => undefined)).toBeNull();
  const taken = await takeDraft('one', () => undefined);
  await soon(() => expect(lost).toHaveBeenCalledOnce());
  taken();
  await soon(async () => expect(await holdDraft('one', () => undefined)).not.toBeNull());
});
