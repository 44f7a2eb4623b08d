// The one way the school's state changes on a phone: the entry and what it does, written together or not at all.
import type { EntryOf } from '../domain/entry.ts';
import type { Place, PlaceKind } from '../domain/place.ts';
import type { DeviceDb } from './device-db.ts';
import type { Draft } from './rows.ts';

/**
 * Finishes a draft: it becomes an entry in the outbox and is a draft no more. Refuses (`Refusal`, `detail.itemId` where
 * there is one) what is incomplete, `photo-missing` when bytes are gone, `conflict` when it was submitted already.
 */
export async function submitDraft(_db: DeviceDb, _draftId: string): Promise<EntryOf<'inspection-submitted'>> { throw new Error('soon'); }
/** Takes a submission back until its first receipt; the draft is there again. Refuses `conflict` after the receipt. */
export async function withdrawInspection(_db: DeviceDb, _inspectionId: string, _reason?: string): Promise<Draft> { throw new Error('soon'); }
/** Adds a place below `parent` (null: a building). Refuses `forbidden`, `place-unknown`. */
export async function addPlace(_db: DeviceDb, _place: { kind: PlaceKind; name: string; parent: string | null }): Promise<Place> { throw new Error('soon'); }
