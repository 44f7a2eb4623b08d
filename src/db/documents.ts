// What the server last said. Only `applyChanges` writes here, and it writes nowhere else.
import type { Person } from '../domain/person.ts';
import type { Place } from '../domain/place.ts';
import type { Changes } from '../domain/protocol.ts';
import type { School } from '../domain/school.ts';
import type { Template } from '../domain/template.ts';
import type { DeviceDb } from './device-db.ts';

export async function school(_db: DeviceDb): Promise<School | undefined> { throw new Error('soon'); }
/** The newest version of each checklist, in the order of their codes. */
export async function templates(_db: DeviceDb): Promise<Template[]> { throw new Error('soon'); }
export async function template(_db: DeviceDb, _code: string, _version: number): Promise<Template | undefined> { throw new Error('soon'); }
/** Every place, 3号楼 before 10号楼, with those added here and not delivered yet. */
export async function places(_db: DeviceDb): Promise<Place[]> { throw new Error('soon'); }
export async function place(_db: DeviceDb, _id: string): Promise<Place | undefined> { throw new Error('soon'); }
export async function people(_db: DeviceDb): Promise<Person[]> { throw new Error('soon'); }
/** The first download is complete, so an inspection can be started. */
export async function isReady(_db: DeviceDb): Promise<boolean> { throw new Error('soon'); }

/**
 * Applies one page and its cursor together. False when `after` is no longer where the download stands: then another
 * round has been faster and nothing is written.
 */
export async function applyChanges(_db: DeviceDb, _after: string, _changes: Changes): Promise<boolean> { throw new Error('soon'); }
