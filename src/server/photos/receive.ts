// Receiving a photo for the entries that name it: whole or in parts, twice or at once, and always the same bytes.
import { maxPhotoBytes } from '../../domain/photo.ts';
import { protocol, type PhotoAnswer } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Answer } from '../answer.ts';
import type { Parts, Sender } from '../env.ts';
import type { Upload } from '../store/store.ts';
import type { Pieces } from './photo-store.ts';
import { UnderWay } from './under-way.ts';

/** By when an upload was begun: one that still goes on then begins anew. */
const abandonedMs = 7 * 86_400_000;
/** What is being received, whoever receives it: requests and the nightly look share a store. */
const beingReceived = new WeakMap<object, UnderWay>();
const keyOf = (personId: string, sha256: string): string => `${personId} ${sha256}`;

export type Sent = { sha256: string; who: Pick<Sender, 'person' | 'school'> };
export type Chunk = { offset: number; length: number | null; chunkBytes: number | null };

export type Receiving = {
  /** How much of it is here as far as this person may know. Refuses `record-first`. */
  state(sent: Sent): Promise<{ offset: number; complete: boolean }>;
  whole(sent: Sent, pieces: Pieces): Promise<PhotoAnswer>;
  /** Refuses `offset-mismatch` with where to go on; `length` is needed with the first chunk. */
  chunk(sent: Sent, chunk: Chunk, pieces: Pieces): Promise<PhotoAnswer>;
  /** Removes uploads begun more than a week ago, while others go on. */
  clearAbandoned(): Promise<void>;
  /** Before the first request: the same, and parts a crash left behind. */
  clearLeft(): Promise<void>;
};

export function receiving({ store, photos, now }: Pick<Parts, 'store' | 'photos' | 'now'>): Receiving {
  const busy = beingReceived.get(store) ?? new UnderWay();
  beingReceived.set(store, busy);

  async function mustBeWanted({ sha256, who }: Sent): Promise<void> {
    if (!(await store.photos.isWanted(who.school.id, who.person.id, sha256))) throw new Refusal('record-first');
  }

  async function state(sent: Sent): Promise<{ offset: number; complete: boolean }> {
    const { sha256, who } = sent;
    await mustBeWanted(sent);
    const photo = await store.photos.sentBy(who.school.id, who.person.id, sha256);
    if (photo) return { offset: photo.bytes, complete: true };
    // It was here, or another's of the same bytes was, and its time is over: whoever still holds it keeps his, and is asked for nothing.
    if ((await store.photos.removed(who.school.id, [sha256])).size > 0) return { offset: 0, complete: true };
    const upload = await store.photos.upload(who.school.id, who.person.id, sha256);
    const goesOn = upload !== undefined && !isAbandoned(upload);
    return { offset: goesOn ? await photos.partBytes(upload.file) : 0, complete: false };
  }

  const isAbandoned = ({ startedAt }: Upload): boolean => startedAt < now() - abandonedMs;

  async function answer({ sha256, who }: Sent, offset: number, complete: boolean): Promise<PhotoAnswer> {
    const entries = await store.photos.waiting(who.school.id, who.person.id, sha256);
    return { protocol, sha256, complete, offset, entries, serverTime: now() };
  }

  async function dropPart({ sha256, who }: Sent): Promise<void> {
    const upload = await store.photos.upload(who.school.id, who.person.id, sha256);
    if (!upload) return;
    await photos.discard(upload.file);
    await store.photos.endUpload(who.school.id, who.person.id, sha256);
  }

  async function whole(sent: Sent, pieces: Pieces): Promise<PhotoAnswer> {
    const before = await state(sent);
    if (before.complete) {
      for await (const _piece of pieces) continue;
      return answer(sent, before.offset, true);
    }
    const photo = await photos.put(sent.sha256, pieces);
    await dropPart(sent);
    await store.photos.keep(sent.who.school.id, sent.who.person.id, photo, now());
    return answer(sent, photo.bytes, true);
  }

  /** The part this upload goes on with; the first chunk says how long the whole will be. */
  async function partFor({ sha256, who }: Sent, { length }: Chunk): Promise<{ file: string; length: number }> {
    const [schoolId, personId] = [who.school.id, who.person.id];
    const upload = await store.photos.upload(schoolId, personId, sha256);
    if (upload && isAbandoned(upload)) {
      await photos.discard(upload.file);
    } else if (upload) {
      if (length !== null && length !== upload.length) throw new Refusal('bad-request');
      return upload;
    }
    if (length === null) throw new Refusal('length-required');
    if (length > maxPhotoBytes) throw new Refusal('too-large');
    if (length === 0) throw new Refusal('empty');
    const started = { schoolId, personId, sha256, file: photos.newPart(), length, startedAt: now() };
    await store.photos.startUpload(started);
    return started;
  }

  async function addChunk(sent: Sent, chunk: Chunk, pieces: Pieces): Promise<PhotoAnswer> {
    const part = await partFor(sent, chunk);
    if (chunk.chunkBytes !== null && chunk.offset + chunk.chunkBytes > part.length) throw new Refusal('bad-request');
    const offset = await photos.append(part.file, chunk.offset, part.length, pieces);
    if (offset < part.length) return answer(sent, offset, false);
    try {
      const photo = await photos.finish(part.file, sent.sha256);
      await store.photos.keep(sent.who.school.id, sent.who.person.id, photo, now());
    } catch (error) {
      if (error instanceof Refusal) await dropPart(sent);
      throw error;
    }
    return answer(sent, offset, true);
  }

  function mismatch({ offset, complete }: { offset: number; complete: boolean }): Answer {
    return new Answer('offset-mismatch', {
      'upload-offset': String(offset),
      'upload-complete': complete ? '?1' : '?0',
    });
  }

  async function chunk(sent: Sent, given: Chunk, pieces: Pieces): Promise<PhotoAnswer> {
    const key = keyOf(sent.who.person.id, sent.sha256);
    await busy.endSilent(key);
    // Two tabs at once: the second is told where the first stands, and comes back.
    if (busy.has(key)) throw mismatch(await state(sent));
    return busy.alone(key, async (hearing) => {
      const before = await state(sent);
      if (before.complete || before.offset !== given.offset) throw mismatch(before);
      return addChunk(sent, given, hearing(pieces));
    });
  }

  /** Where it stands does not change any more by what is on its way over a line that was lost. */
  async function stands(sent: Sent): Promise<{ offset: number; complete: boolean }> {
    await busy.endSilent(keyOf(sent.who.person.id, sent.sha256));
    return state(sent);
  }

  async function clearAbandoned(): Promise<void> {
    for (const { schoolId, personId, sha256, file } of (await store.photos.uploads()).filter(isAbandoned)) {
      const key = keyOf(personId, sha256);
      if (busy.has(key)) continue;
      await busy.alone(key, async () => {
        await store.photos.endUpload(schoolId, personId, sha256);
        await photos.discard(file);
      });
    }
  }

  async function clearLeft(): Promise<void> {
    await clearAbandoned();
    await photos.clearParts(new Set((await store.photos.uploads()).map(({ file }) => file)));
  }

  return { state: stands, whole, chunk, clearAbandoned, clearLeft };
}
