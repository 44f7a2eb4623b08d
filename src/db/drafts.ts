// Inspections that are being made. What this file calls saved survives a dead battery.
import type { Answer } from '../domain/answer.ts';
import { filledAtStart } from '../domain/by-itself.ts';
import { placeName, type Place } from '../domain/place.ts';
import type { Template } from '../domain/template.ts';
import type { DeviceDb } from './device-db.ts';
import { changeDraft, photosInPlace } from './draft-row.ts';
import { durably } from './durably.ts';
import { moment } from './moment.ts';
import { newId } from './new-id.ts';
import type { Draft } from './rows.ts';
import { asWalkedLater } from './walked-template.ts';

/**
 * Opens an inspection; its id is the inspection's id for ever. The template's version stays the one it was begun with. `cameAt`: when
 * somebody on a round reached the place (UTC ms).
 */
export async function startDraft(db: DeviceDb, place: Place, template: Template, cameAt?: number): Promise<Draft> {
  const startedAt = await moment(db);
  const assets = template.perAsset && (await (await import('./assets.ts')).assetsToWalk(db, place.id, template));
  const walked = assets?.length ? await asWalkedLater(template, assets) : template;
  const begun: Draft = {
    id: newId(),
    placeId: place.id,
    placeName: placeName(place),
    template: { code: template.code, version: template.version },
    templateName: template.name,
    photoItems: walked.items.filter((item) => item.type === 'PHOTO').map((item) => item.id),
    startedAt,
    activeMs: 0,
    answers: filledAtStart(walked.items, startedAt, cameAt),
    photos: [],
    itemId: null,
    supersedes: null,
    ...(assets?.length && { assets }),
    location: null,
    cameraOpenFor: null,
    dropped: [],
    changedAt: startedAt.ms,
  };
  await durably(db, () => db.transaction('rw', db.drafts, () => db.drafts.put(begun)));
  return begun;
}

export async function draft(db: DeviceDb, id: string): Promise<Draft | undefined> {
  return db.drafts.get(id);
}

/** Newest first. */
export async function openDrafts(db: DeviceDb): Promise<Draft[]> {
  return (await db.drafts.toArray()).sort((a, b) => b.changedAt - a.changedAt);
}

/** The draft on screen with the photos of a stored one: for screens that keep typing while a photo is kept. */
export function withPhotosOf({ late: _late, ...onScreen }: Draft, stored: Draft): Draft {
  const { photos, voices, dropped, cameraOpenFor, late } = stored;
  const answered = new Set(onScreen.answers.map((answer) => answer.itemId));
  // The photo was kept after the screen read the draft, or the answer was cleared: the photo stays, without a value.
  const onlyStored = stored.answers
    .filter((answer) => answer.photos.length > 0 && !answered.has(answer.itemId))
    .map(({ itemId, at, photos: taken }): Answer => ({ itemId, value: null, via: 'tap', at, photos: taken }));
  const answers = [...onScreen.answers, ...onlyStored];
  // How a photo has turned out is known to the screen first.
  const looks = new Map(onScreen.photos.map(({ sha256, look }) => [sha256, look]));
  const looked = photos.map((photo) => {
    const look = photo.look ?? looks.get(photo.sha256);
    return look ? Object.assign({}, photo, { look }) : photo;
  });
  const own = { photos: looked, ...(voices && { voices }), dropped, cameraOpenFor, ...(late && { late }) };
  return photosInPlace({ ...onScreen, answers, ...own });
}

type Waiting = { draft: Draft; saved: Promise<Draft> };
type Line = { running: Promise<unknown>; next: Waiting | null };
const lines = new WeakMap<DeviceDb, Map<string, Line>>();

/**
 * Saves everything and how photos have turned out (`look`), but not photos and voices themselves (`photos`, the answers' `photos`, `voices`, `dropped`, `cameraOpenFor`), which only keepPhoto,
 * dropPhoto, takeBackPhoto and openCamera change, nor `late`, which `sayLate` does. Resolves after the commit, with the draft as it is stored.
 * Refuses `not-found` when the draft was submitted or discarded meanwhile.
 */
export function saveDraft(db: DeviceDb, draft: Draft): Promise<Draft> {
  const line = lineOf(db, draft.id);
  if (line.next) {
    line.next.draft = draft;
    return line.next.saved;
  }
  const next: Waiting = {
    draft,
    saved: line.running.then(() => {
      line.next = null;
      return changeDraft(db, draft.id, (stored) => withPhotosOf(next.draft, stored));
    }),
  };
  line.next = next;
  // The caller hears of a failure; the one behind must not wait for ever.
  line.running = next.saved.catch(() => undefined);
  return next.saved;
}

function lineOf(db: DeviceDb, draftId: string): Line {
  const ofDb = lines.get(db) ?? new Map<string, Line>();
  lines.set(db, ofDb);
  const line = ofDb.get(draftId) ?? { running: Promise.resolve(), next: null };
  ofDb.set(draftId, line);
  return line;
}

/** Sets the durable marker; await it before any camera opens. `null` clears it when the person comes back without a photo. */
export async function openCamera(db: DeviceDb, draftId: string, itemId: string | null): Promise<Draft> {
  return changeDraft(db, draftId, (stored) => ({ ...stored, cameraOpenFor: itemId }));
}

const lockName = (draftId: string): string => `draft:${draftId}`;
const locks = (): LockManager | undefined => (typeof navigator === 'undefined' ? undefined : navigator.locks);

/** A page that is loaded anew is there before its predecessor has let go. */
const patienceMs = 600;

/**
 * Becomes the draft's one writer; null when another tab is and stays it for 0.6 s. `onLost` is called when another tab takes it
 * over. Call the result to let go. Where the browser has no locks the draft is held at once: submitting stays safe without.
 */
export async function holdDraft(draftId: string, onLost: () => void): Promise<(() => void) | null> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  return hold(draftId, { signal: patience.signal }, onLost).finally(() => clearTimeout(timer));
}

/** Takes the draft over from whichever tab has it. */
export async function takeDraft(draftId: string, onLost: () => void): Promise<() => void> {
  return (await hold(draftId, { steal: true }, onLost)) ?? (() => undefined);
}

function hold(draftId: string, options: LockOptions, onLost: () => void): Promise<(() => void) | null> {
  const manager = locks();
  if (!manager) return Promise.resolve(() => undefined);
  return new Promise((resolve, reject) => {
    let isHeld = false;
    const ended = manager.request(lockName(draftId), options, (lock) => {
      if (!lock) return resolve(null);
      isHeld = true;
      return new Promise<void>((release) => resolve(release));
    });
    ended.catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) return reject(error);
      if (isHeld) onLost();
      else resolve(null);
    });
  });
}
