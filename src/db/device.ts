// Who uses this phone: readable offline, apart from anybody's own database.
import type { Session } from '../domain/protocol.ts';

/** Makes the session's person the current one. */
export async function rememberSession(_session: Session): Promise<void> { throw new Error('soon'); }
/** The signed-in person, known offline too; null when nobody is. */
export async function currentSession(): Promise<Session | null> { throw new Error('soon'); }
/** Nobody is signed in any more; everybody's work stays. */
export async function endSession(): Promise<void> { throw new Error('soon'); }
/** Everybody who has signed in here, and how many entries of each are not delivered. */
export async function peopleOnDevice(): Promise<{ personId: string; name: string; username: string; current: boolean; unsent: number }[]> { throw new Error('soon'); }
/** The server no longer accepts the current session: capture goes on, delivery waits for a sign-in. */
export async function markExpired(): Promise<void> { throw new Error('soon'); }
export async function isExpired(): Promise<boolean> { throw new Error('soon'); }
