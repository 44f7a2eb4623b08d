// From a name and a password to a phone that is ready for a stairwell without network.
import type { DeviceDb } from '../db/device-db.ts';
import type { Session, SetUp } from '../domain/protocol.ts';
import type { Failure, Line } from './rest.ts';

/** `documents`: how many have arrived. */
export type Progress = (step: { documents: number }) => void;
/** `ready` is false when the first download stopped early; the next round goes on with it. */
export type Entered = { ok: true; session: Session; db: DeviceDb; ready: boolean };
/** Signs in, opens the person's database and downloads what the person may see. */
export async function enter(_who: { username: string; password: string }, _progress?: Progress, _line?: Line): Promise<Entered | Failure> { throw new Error('soon'); }
/** Sets the school up and signs its first manager in. */
export async function found(_setUp: SetUp, _progress?: Progress, _line?: Line): Promise<Entered | Failure> { throw new Error('soon'); }
/** Signs out here even without network; all work stays on the phone. */
export async function leave(_line?: Line): Promise<void> { throw new Error('soon'); }
