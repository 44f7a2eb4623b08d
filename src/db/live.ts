// A question to the phone's database that answers again whenever its answer changes.
import { liveQuery, type Observable } from 'dexie';

/**
 * Dexie follows what a question reads after its first await only when the question itself is an async function, which
 * `() => ownRecords(db, 50)` is not: its screen would show the first answer for ever.
 */
export const live = <T>(question: () => Promise<T>): Observable<T> => liveQuery(async () => question());
