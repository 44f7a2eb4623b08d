// Sends the photos that receipts ask for, two at a time, resumable, each until the server has every byte of it.
import {
  offerAgain,
  photoArrived,
  photoInTrouble,
  photoStuck,
  wantedPhotos,
  type WantedPhoto,
} from '../db/delivered.ts';
import { noteRound } from '../db/meta.ts';
import { sha256Hex } from '../db/new-id.ts';
import { photoBytes } from '../db/photo-bytes.ts';
import type { PhotoAnswer } from '../domain/protocol.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import { pieceBytes, timed } from './pace.ts';
import * as rest from './rest.ts';
import { mayBeOfOne, patienceOf, stopOf, type Stop, type Turn } from './turn.ts';

const inParallel = 2;

type Stopped = { ok: false } & Stop;
type Sent = rest.Answered<PhotoAnswer> | Stopped;

/** Null when everything that could be sent was sent; a photo in trouble does not hold up the others, nor one that is sent back (F10). */
export async function sendPhotos(turn: Turn): Promise<Stop | null> {
  const queue = await wantedPhotos(turn.db);
  const patience = await patienceOf(turn.db);
  let inARow = 0;
  let sentBack: Stop | null = null;
  let ended: Stop | null = null;
  async function work(): Promise<void> {
    for (let photo = queue.shift(); photo && !ended; photo = queue.shift()) {
      const stop = await sendPhoto(turn, photo);
      if (stop && mayBeOfOne(stop)) {
        sentBack = stop;
        await photoStuck(turn.db, photo.sha256, stop.status ?? 0);
      }
      inARow = stop ? inARow + 1 : 0;
      if (stop && (stop !== sentBack || inARow >= patience)) ended ??= stop;
    }
  }
  await Promise.all(Array.from({ length: inParallel }, work));
  return ended ?? sentBack;
}

/** Twice at most: what is refused is read from the disk once more before a person is asked (P7, F4). */
async function sendPhoto(turn: Turn, photo: WantedPhoto): Promise<Stop | null> {
  const { db } = turn;
  for (const isLast of [false, true]) {
    const bytes = await photoBytes(db, photo.sha256);
    if (!bytes) return trouble(turn, photo, 'photo-missing');
    if (isLast && (await sha256Hex(bytes)) !== photo.sha256) return trouble(turn, photo, 'hash-mismatch');
    const answered = await upload(turn, photo, bytes);
    if (answered.ok) {
      await photoArrived(db, photo.sha256, answered.body.entries, answered.body.serverTime);
      await turn.delivered(1);
      return null;
    }
    const stopped = stopOf(answered);
    if (stopped) return stopped;
    const code = ('code' in answered && answered.code) || 'bad-request';
    if (code === 'record-first') {
      await offerAgain(db, photo.entryId);
      return null;
    }
    if (isLast) return trouble(turn, photo, code);
  }
  return null;
}

async function trouble({ db }: Turn, photo: WantedPhoto, code: ProblemCode): Promise<null> {
  await photoInTrouble(db, photo.sha256, code);
  return null;
}

async function upload(turn: Turn, photo: WantedPhoto, bytes: ArrayBuffer): Promise<Sent> {
  return bytes.byteLength <= pieceBytes(turn.db) ? uploadWhole(turn, photo, bytes) : uploadInPieces(turn, photo, bytes);
}

/** Asks whether to stop before each request: the session may have become somebody else's while the last one was away (S3). */
async function asking<T>(turn: Turn, request: () => Promise<rest.Answered<T>>): Promise<rest.Answered<T> | Stopped> {
  const stop = await turn.stop();
  return stop ? { ok: false, ...stop } : request();
}

/** An answer that is well but does not say the photo is complete is not yet a delivery. */
async function uploadWhole(turn: Turn, { sha256, type }: WantedPhoto, bytes: ArrayBuffer): Promise<Sent> {
  const answered = await asking(turn, () => timed(turn.db, bytes, () => rest.putPhoto(sha256, bytes, type, turn.line)));
  return answered.ok && !answered.body.complete ? { ok: false, why: 'unreachable', status: 200 } : answered;
}

/** The server has every byte and its answer was lost: it is given again, without the bytes. */
const askAgain = (turn: Turn, photo: WantedPhoto): Promise<Sent> => uploadWhole(turn, photo, new ArrayBuffer(0));

const mostResumptions = 5;

async function uploadInPieces(turn: Turn, photo: WantedPhoto, bytes: ArrayBuffer): Promise<Sent> {
  const { sha256 } = photo;
  const state = await asking(turn, () => rest.photoOffset(sha256, turn.line));
  if (!state.ok) return state;
  if (state.body.complete) return askAgain(turn, photo);
  let offset = state.body.offset;
  let resumptions = 0;
  for (;;) {
    const from = offset;
    const piece = bytes.slice(from, from + pieceBytes(turn.db));
    const send = () => rest.patchPhoto(sha256, piece, from, bytes.byteLength, turn.line);
    const answered = await asking(turn, () => timed(turn.db, piece, send));
    if (answered.ok && answered.body.complete) return answered;
    const next = answered.ok ? answered.body.offset : answered.why === 'busy' ? answered.offset : undefined;
    if (next === undefined) return answered;
    // On a line that is cut again and again whatever got through makes the next try a first one.
    if (answered.ok) await noteRound(turn.db, { tries: 0 });
    if (!answered.ok || next <= offset) resumptions++;
    if (resumptions > mostResumptions) return { ok: false, why: 'unreachable', status: 409 };
    // Beyond the end: another tab has finished it.
    if (next >= bytes.byteLength) return askAgain(turn, photo);
    offset = next;
  }
}
