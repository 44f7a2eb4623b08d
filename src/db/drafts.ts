// Inspections that are being made. What this file calls saved survives a dead battery.
import type { Place } from '../domain/place.ts';
import type { Template } from '../domain/template.ts';
import type { DeviceDb } from './device-db.ts';
import type { Draft } from './rows.ts';

/** Opens an inspection; its id is the inspection's id for ever. */
export async function startDraft(_db: DeviceDb, _place: Place, _template: Template): Promise<Draft> { throw new Error('soon'); }
export async function draft(_db: DeviceDb, _id: string): Promise<Draft | undefined> { throw new Error('soon'); }
/** Newest first. */
export async function openDrafts(_db: DeviceDb): Promise<Draft[]> { throw new Error('soon'); }

/**
 * Saves everything but the photos (`photos`, the answers' `photos`, `dropped`, `cameraOpenFor`), which only keepPhoto,
 * dropPhoto, takeBackPhoto and openCamera change. Resolves after the commit, with the draft as it is stored.
 * Refuses `not-found` when the draft was submitted or discarded meanwhile.
 */
export async function saveDraft(_db: DeviceDb, _draft: Draft): Promise<Draft> { throw new Error('soon'); }

/** The draft on screen with the photos of a stored one: for screens that keep typing while a photo is kept. */
export function withPhotosOf(_draft: Draft, _stored: Draft): Draft { throw new Error('soon'); }

/** Sets the durable marker; await it before any camera opens. `null` clears it when the person comes back without a photo. */
export async function openCamera(_db: DeviceDb, _draftId: string, _itemId: string | null): Promise<Draft> { throw new Error('soon'); }

/** Removes a draft and its photos for good. */
export async function discardDraft(_db: DeviceDb, _id: string): Promise<void> { throw new Error('soon'); }

/** Becomes the draft's one writer; null when another tab is. `onLost` is called when another tab takes it over. Call the result to let go. */
export async function holdDraft(_id: string, _onLost: () => void): Promise<(() => void) | null> { throw new Error('soon'); }
/** Takes the draft over from whichever tab has it. */
export async function takeDraft(_id: string, _onLost: () => void): Promise<() => void> { throw new Error('soon'); }
