// Photo bytes, apart from the records that name them.
import type { Photo } from '../domain/photo.ts';
import type { DeviceDb } from './device-db.ts';
import type { Draft } from './rows.ts';

export class PhotoNotKept extends Error {
  readonly reason: 'full' | 'damaged' | 'failed';
  constructor(reason: 'full' | 'damaged' | 'failed', options?: ErrorOptions) {
    super(`photo not kept: ${reason}`, options);
    this.name = 'PhotoNotKept';
    this.reason = reason;
  }
}

/**
 * Stores the bytes, the thumbnail and the draft that names them in one transaction, clears `cameraOpenFor`, then reads
 * the bytes back and hashes them. Throws `PhotoNotKept`; the draft then does not name the photo.
 */
export async function keepPhoto(_db: DeviceDb, _draftId: string, _photo: Photo, _bytes: ArrayBuffer, _thumb: ArrayBuffer): Promise<Draft> { throw new Error('soon'); }
/** Takes a photo out of the draft; it can be taken back for 24 h. */
export async function dropPhoto(_db: DeviceDb, _draftId: string, _sha256: string): Promise<Draft> { throw new Error('soon'); }
/** Refuses `not-found` when the photo is no longer there. */
export async function takeBackPhoto(_db: DeviceDb, _draftId: string, _sha256: string): Promise<Draft> { throw new Error('soon'); }
export async function photoBytes(_db: DeviceDb, _sha256: string): Promise<ArrayBuffer | undefined> { throw new Error('soon'); }
export async function thumb(_db: DeviceDb, _sha256: string): Promise<ArrayBuffer | undefined> { throw new Error('soon'); }
