// Speaking a note: from the microphone to the disk, a second at a time, so that a phone that dies keeps what was said.
import { isFull } from '../../db/full.ts';
import { moment } from '../../db/moment.ts';
import { PhotoNotKept } from '../../db/photos.ts';
import { endRecording, findRecording, keepVoice, noteRecording, type Recording } from '../../db/voices.ts';
import { maxVoiceMs, voiceTypes, type VoiceType } from '../../domain/voice.ts';
import type { DraftStore } from './draft-store.ts';

/** refused: no permission; missing: no microphone, or another app has it; full, failed: what was said could not be kept. */
export type VoiceFault = 'refused' | 'missing' | 'full' | 'failed';
export type Speaking =
  | { state: 'idle'; fault: VoiceFault | null }
  | { state: 'asking' | 'saving' }
  | { state: 'speaking'; ms: number };

/** Speech is understood at this; a minute is 180 kB. */
const bitsPerSecond = 24_000;
const pieceMs = 1000;

/** The first kind of sound this browser writes and the school takes; null where it cannot record at all. */
export function voiceType(): VoiceType | null {
  if (typeof MediaRecorder === 'undefined' || !('mediaDevices' in navigator)) return null;
  return voiceTypes.find((type) => MediaRecorder.isTypeSupported(`${type};codecs=${codecOf(type)}`)) ?? null;
}

const codecOf = (type: VoiceType): string => (type === 'audio/mp4' ? 'mp4a.40.2' : 'opus');

let live: { stop: () => void } | null = null;
let keys = 0;

/**
 * Speaks until `stopSpeaking`, a minute is over, or the page is hidden; then it is kept. `tell` hears how it goes;
 * `isWanted`: asked once more when the microphone is open, for nobody may be recorded behind a closed sheet.
 */
export async function speak(
  store: DraftStore,
  itemId: string,
  tell: (now: Speaking) => void,
  isWanted: () => boolean,
): Promise<void> {
  const type = voiceType();
  if (!type || live) return;
  tell({ state: 'asking' });
  const stream = await microphone();
  if (typeof stream === 'string') return tell({ state: 'idle', fault: stream });
  const recording: Recording = {
    draftId: store.getState().draft.id,
    itemId,
    recordedAt: await moment(store.db),
    type,
    ms: 0,
    pieces: [],
  };
  try {
    if (!isWanted()) return;
    await record(store, stream, recording, tell);
    tell({ state: 'saving' });
    await keep(store, recording);
    tell({ state: 'idle', fault: null });
  } catch (error) {
    tell({ state: 'idle', fault: faultOf(error) });
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

export const stopSpeaking = (): void => live?.stop();

async function microphone(): Promise<MediaStream | VoiceFault> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return error.name === 'NotAllowedError' || error.name === 'SecurityError' ? 'refused' : 'missing';
  }
}

/** Resolves once the browser has given its last piece. */
function record(
  store: DraftStore,
  stream: MediaStream,
  recording: Recording,
  tell: (now: Speaking) => void,
): Promise<void> {
  const codec = `${recording.type};codecs=${codecOf(recording.type)}`;
  const recorder = new MediaRecorder(stream, { mimeType: codec, audioBitsPerSecond: bitsPerSecond });
  let line: Promise<unknown> = Promise.resolve();
  const begunAt = performance.now();
  const spokenMs = () => Math.min(maxVoiceMs, Math.round(performance.now() - begunAt));
  const take = async (piece: Blob) => {
    if (piece.size === 0) return;
    recording.pieces.push(await piece.arrayBuffer());
    recording.ms = spokenMs();
    // What is not on the disk yet is still in hand: only a dead phone would miss it.
    await noteRecording(store.db, recording).catch((error: unknown) => console.error(error));
  };
  return new Promise((resolve, reject) => {
    const stop = () => recorder.state !== 'inactive' && recorder.stop();
    const ticking = setInterval(() => {
      tell({ state: 'speaking', ms: spokenMs() });
      if (spokenMs() >= maxVoiceMs) stop();
    }, 250);
    const hidden = () => document.visibilityState === 'hidden' && stop();
    recorder.ondataavailable = ({ data }) => (line = line.then(() => take(data)));
    recorder.onstop = () => {
      live = null;
      clearInterval(ticking);
      document.removeEventListener('visibilitychange', hidden);
      line.then(() => resolve(), reject);
    };
    document.addEventListener('visibilitychange', hidden);
    live = { stop };
    tell({ state: 'speaking', ms: 0 });
    recorder.start(pieceMs);
  });
}

async function keep(store: DraftStore, { pieces, draftId, ...about }: Recording): Promise<void> {
  // Handing in waits for it like for a photo.
  const waiting = { key: --keys, itemId: '', made: null };
  store.setState(({ keeping }) => ({ keeping: [...keeping, waiting] }));
  try {
    await store.flush();
    const bytes = await new Blob(pieces).arrayBuffer();
    store.adopt(await keepVoice(store.db, draftId, about, bytes));
    await endRecording(store.db);
  } finally {
    store.setState(({ keeping }) => ({ keeping: keeping.filter((other) => other !== waiting) }));
  }
}

function faultOf(error: unknown): VoiceFault {
  if (isFull(error) || (error instanceof PhotoNotKept && error.reason === 'full')) return 'full';
  console.error(error);
  return 'failed';
}

/** At the start of a draft: what was being said when the phone died. */
export async function findSpoken(store: DraftStore): Promise<void> {
  if (live) return;
  try {
    const found = await findRecording(store.db, store.getState().draft.id);
    if (!found) return;
    store.adopt(found.draft);
    store.setState({ voiceCut: { itemId: found.voice.itemId, ms: found.voice.ms } });
  } catch (error) {
    // It stays where it is, and the next start tries again.
    console.error(error);
  }
}
