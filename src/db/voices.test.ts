import { expect, test, vi } from 'vitest';
import { answered, readyDb, submitted } from '../../tests/sync/phone.ts';
import { at, sha256, wang } from '../../tests/cast.ts';
import { draft, saveDraft } from './drafts.ts';
import { metaOf } from './meta.ts';
import { photoBytes } from './photo-bytes.ts';
import { submitDraft, withdrawInspection } from './record.ts';
import { sweepPhotos } from './sweep.ts';
import { dropVoice, endRecording, findRecording, keepVoice, noteRecording, type Recording } from './voices.ts';

const sound = (text: string) => new TextEncoder().encode(text).buffer;
const about = { itemId: 'Z1-01', recordedAt: at(), type: 'audio/webm' as const, ms: 3000 };

async function begun() {
  const db = await readyDb(wang);
  return { db, ready: await answered(db, 'the door') };
}

test('a spoken note is kept under its hash, stays while one types, and goes out with the record', async () => {
  const { db, ready } = await begun();
  const kept = await keepVoice(db, ready.id, about, sound('it drips'));
  const voice = { ...about, sha256: sha256('it drips'), bytes: 8 };
  expect(kept.voices).toEqual([voice]);
  expect((await saveDraft(db, { ...ready, activeMs: 9 })).voices).toEqual([voice]);
  await sweepPhotos(db, Date.now());
  expect(new Uint8Array((await photoBytes(db, voice.sha256))!)).toEqual(new Uint8Array(sound('it drips')));
  const entry = await submitDraft(db, ready.id);
  expect(entry).toMatchObject({ schema: 3, body: { voices: [voice] } });
  expect(entry.photos).toEqual([voice.sha256, ready.photos[0]!.sha256].sort());
  expect((await db.outbox.get(entry.id))?.photos).toContainEqual({ sha256: voice.sha256, bytes: 8 });
  expect(await withdrawInspection(db, ready.id)).toMatchObject({ voices: [voice] });
});

test('a note that is deleted is gone from draft and disk', async () => {
  const { db, ready } = await begun();
  const kept = await keepVoice(db, ready.id, about, sound('wrong room'));
  const [voice] = kept.voices!;
  expect((await dropVoice(db, ready.id, voice!.sha256)).voices).toEqual([]);
  await sweepPhotos(db, Date.now());
  expect(await photoBytes(db, voice!.sha256)).toBeUndefined();
  expect(await submitDraft(db, ready.id)).toMatchObject({ schema: 1 });
});

test('nothing is called kept that cannot be read back', async () => {
  const { db, ready } = await begun();
  vi.spyOn(db.photoBytes, 'get').mockResolvedValueOnce({ sha256: '', bytes: sound('other') });
  await expect(keepVoice(db, ready.id, about, sound('it drips'))).rejects.toMatchObject({ reason: 'damaged' });
  expect((await draft(db, ready.id))?.voices).toEqual([]);
});

test('three notes an item, none empty, none of more than a megabyte, none in a draft that is gone', async () => {
  const { db, ready } = await begun();
  for (const text of ['one', 'two', 'three']) await keepVoice(db, ready.id, about, sound(text));
  await expect(keepVoice(db, ready.id, about, sound('four'))).rejects.toMatchObject({ code: 'too-many-photos' });
  expect((await keepVoice(db, ready.id, { ...about, itemId: 'Z1-02' }, sound('four'))).voices).toHaveLength(4);
  await expect(keepVoice(db, ready.id, about, new ArrayBuffer(0))).rejects.toMatchObject({ reason: 'failed' });
  await expect(keepVoice(db, ready.id, about, new ArrayBuffer(1024 * 1024 + 1))).rejects.toMatchObject({
    code: 'too-large',
  });
  await submitDraft(db, ready.id);
  await expect(keepVoice(db, ready.id, about, sound('late'))).rejects.toMatchObject({ code: 'not-found' });
});

test('what was being said when the phone died is a note that says so, once', async () => {
  const { db, ready } = await begun();
  const recording: Recording = { ...about, draftId: ready.id, ms: 2000, pieces: [sound('it '), sound('dri')] };
  await noteRecording(db, recording);
  expect(await findRecording(db, 'another draft')).toBeNull();
  const found = await findRecording(db, ready.id);
  expect(found?.voice).toEqual({ ...about, ms: 2000, cut: true, sha256: sha256('it dri'), bytes: 6 });
  expect(found?.draft.voices).toEqual([found?.voice]);
  expect(await findRecording(db, ready.id)).toBeNull();
});

test('a recording of nothing leaves nothing behind, and one that ended well is not found again', async () => {
  const { db, ready } = await begun();
  await noteRecording(db, { ...about, draftId: ready.id, pieces: [] });
  expect(await findRecording(db, ready.id)).toBeNull();
  expect(await metaOf(db, 'recording')).toBeUndefined();
  await noteRecording(db, { ...about, draftId: ready.id, pieces: [sound('x')] });
  await endRecording(db);
  expect(await findRecording(db, ready.id)).toBeNull();
});

test('a record without notes says nothing of them', async () => {
  const db = await readyDb(wang);
  expect((await submitted(db, 'the door')).body).not.toHaveProperty('voices');
});
