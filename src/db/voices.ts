// Notes spoken on the items of a draft: kept like photos, and what was being spoken when the phone died is found again.
import type { Moment } from '../domain/moment.ts';
import { Refusal } from '../domain/refusal.ts';
import { maxVoiceBytes, maxVoicesPerEntry, maxVoicesPerItem, type Voice, type VoiceType } from '../domain/voice.ts';
import type { DeviceDb } from './device-db.ts';
import { changeDraft } from './draft-row.ts';
import { durably } from './durably.ts';
import { metaOf, putMeta } from './meta.ts';
import { sha256Hex } from './new-id.ts';
import { orNotKept, PhotoNotKept } from './photos.ts';
import type { Draft } from './rows.ts';
import { keepReserve } from './storage.ts';

/** `ms`: how long it has become; `pieces` put together are a file as far as they go. */
export type Recording = {
  draftId: string;
  itemId: string;
  recordedAt: Moment;
  type: VoiceType;
  ms: number;
  pieces: ArrayBuffer[];
};

/**
 * Stores the bytes and the draft that names them in one transaction, reads them back and hashes them. Throws
 * `PhotoNotKept`, and the draft then does not name the note. Refuses `too-large`, `too-many-photos` beyond three an item,
 * and `not-found` when the draft is no more.
 */
export async function keepVoice(
  db: DeviceDb,
  draftId: string,
  about: Omit<Voice, 'sha256' | 'bytes'>,
  bytes: ArrayBuffer,
): Promise<Draft> {
  if (bytes.byteLength === 0) throw new PhotoNotKept('failed');
  if (bytes.byteLength > maxVoiceBytes) throw new Refusal('too-large', { itemId: about.itemId });
  if (!(await keepReserve(db))) throw new PhotoNotKept('full');
  const sha256 = await sha256Hex(bytes);
  const voice: Voice = { ...about, sha256, bytes: bytes.byteLength };
  const kept = await stored(db, draftId, voice, bytes);
  const readBack = await db.photoBytes.get(sha256);
  if (readBack && (await sha256Hex(readBack.bytes)) === sha256) return kept;
  await dropVoice(db, draftId, sha256);
  throw new PhotoNotKept('damaged');
}

async function stored(db: DeviceDb, draftId: string, voice: Voice, bytes: ArrayBuffer): Promise<Draft> {
  const beside = { sha256: voice.sha256, pictures: { bytes, thumb: new ArrayBuffer(0) } };
  return orNotKept(db, () => changeDraft(db, draftId, (draft) => withVoice(draft, voice), beside));
}

function withVoice(draft: Draft, voice: Voice): Draft {
  const others = (draft.voices ?? []).filter(({ sha256 }) => sha256 !== voice.sha256);
  const ofItem = others.filter(({ itemId }) => itemId === voice.itemId).length;
  if (ofItem >= maxVoicesPerItem || others.length >= maxVoicesPerEntry)
    throw new Refusal('too-many-photos', { itemId: voice.itemId });
  return { ...draft, voices: [...others, voice] };
}

/** Takes a note out of the draft; its bytes go with the next sweep. */
export const dropVoice = (db: DeviceDb, draftId: string, sha256: string): Promise<Draft> =>
  changeDraft(db, draftId, (draft) => ({
    ...draft,
    voices: (draft.voices ?? []).filter((voice) => voice.sha256 !== sha256),
  }));

/** Each second of speaking, so that a dead phone loses one second of it. */
export const noteRecording = (db: DeviceDb, recording: Recording): Promise<void> =>
  durably(db, () => putMeta(db, 'recording', recording), { mayUseReserve: false });

export const endRecording = (db: DeviceDb): Promise<void> =>
  durably(db, () => db.transaction('rw', db.meta, () => db.meta.delete('recording')));

/**
 * What was being spoken in this draft when the phone stopped becomes a note that says so. Null when there was nothing.
 * Call it only while nobody is speaking.
 */
export async function findRecording(db: DeviceDb, draftId: string): Promise<{ draft: Draft; voice: Voice } | null> {
  const found = await metaOf(db, 'recording');
  if (found?.draftId !== draftId) return null;
  const { pieces, draftId: _draftId, ...about } = found;
  const bytes = await new Blob(pieces).arrayBuffer();
  if (bytes.byteLength === 0) return endRecording(db).then(() => null);
  const draft = await keepVoice(db, draftId, { ...about, cut: true }, bytes);
  await endRecording(db);
  const voice = draft.voices?.at(-1);
  return voice ? { draft, voice } : null;
}
