import { expect, test } from 'vitest';
import { answered, readyDb } from '../../tests/sync/phone.ts';
import { at, checklist, floor2, wang } from '../../tests/cast.ts';
import { templateId, type Template } from '../domain/template.ts';
import { carryDraftOver, newerVersion } from './carry-over.ts';
import { startDraft } from './drafts.ts';
import { submitDraft } from './record.ts';
import { keepVoice } from './voices.ts';

const second: Template = { ...checklist, version: 2, items: checklist.items.filter(({ id }) => id !== 'Z1-09') };
const published = (template: Template) => ({ type: 'template' as const, id: templateId(template), body: template });

test('a draft keeps the version it was begun with, and hears of a newer one', async () => {
  const db = await readyDb(wang, [published(second)]);
  const begun = await startDraft(db, floor2, checklist);
  expect(begun.template.version).toBe(1);
  expect((await newerVersion(db, begun))?.version).toBe(2);
  expect(await newerVersion(db, { ...begun, template: { code: 'Z1', version: 2 } })).toBeUndefined();
  expect(await newerVersion(db, { ...begun, supersedes: begun.id })).toBeUndefined();
});

test('a version that was taken out of use is offered to nobody', async () => {
  const db = await readyDb(wang, [published({ ...second, retired: true })]);
  expect(await newerVersion(db, await startDraft(db, floor2, checklist))).toBeUndefined();
});

test('what is left behind goes with the submission, with its photo', async () => {
  const db = await readyDb(wang, [published(second)]);
  const { id, photos } = await answered(db, 'the door');
  const moved = await carryDraftOver(db, id, [checklist, second], ({ item }) => `said at ${item.id}`);
  expect(moved).toMatchObject({ template: { version: 2 }, photoItems: [] });
  expect(moved.answers.map(({ itemId }) => itemId)).not.toContain('Z1-09');
  const { schema, body } = await submitDraft(db, id);
  expect(schema).toBe(3);
  expect(body.carried).toMatchObject({ from: 1, left: [{ itemId: 'Z1-09', said: 'said at Z1-09' }] });
  expect(body.photos).toEqual(photos);
});

test('going over twice at once goes over once', async () => {
  const db = await readyDb(wang, [published(second)]);
  const { id } = await answered(db, 'the door');
  const go = () => carryDraftOver(db, id, [checklist, second], () => 'said');
  await Promise.allSettled([go(), go()]);
  expect((await go()).carried?.left).toHaveLength(1);
});

test('what was said of an item that the newer version has no more goes with the submission all the same', async () => {
  const db = await readyDb(wang, [published(second)]);
  const { id } = await answered(db, 'the door');
  const about = { itemId: 'Z1-09', recordedAt: at(), type: 'audio/webm' as const, ms: 2000 };
  await keepVoice(db, id, about, new Uint8Array([1]).buffer);
  await carryDraftOver(db, id, [checklist, second], () => 'said');
  expect((await submitDraft(db, id)).body.voices).toMatchObject([about]);
});
