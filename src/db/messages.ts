// The newest messages as last heard, so that they can be read in a cellar, and what was read here and the school has not heard.
import type { Message, Messages, ReadMessages } from '../domain/message.ts';
import type { DeviceDb } from './device-db.ts';
import { metaOf, putMeta } from './meta.ts';
import { keepReport, keptReport } from './reports.ts';

const key = '/api/messages';
/** As many as are told at once; more than these are read all together, by the newest of them. */
const mostNamed = 200;

/** With what was read here meanwhile. Undefined before anything was heard. Usable in a live query. */
export const keptMessages = async (db: DeviceDb): Promise<Messages | undefined> =>
  (await keptReport(db, key))?.body as Messages | undefined;

/** How many are unread, as far as this phone knows. Usable in a live query. */
export const unreadMessages = async (db: DeviceDb): Promise<number> => (await keptMessages(db))?.unread ?? 0;

/** What the school has not heard of. */
export const readHere = async (db: DeviceDb): Promise<ReadMessages> =>
  (await metaOf(db, 'messagesRead')) ?? { ids: [], through: null };

/** The person has read one, or with `all` it and everything before it. `now` in UTC ms. */
export async function noteRead(db: DeviceDb, id: string, now: number, all = false): Promise<void> {
  await db.transaction('rw', db.meta, db.reports, async () => {
    const { ids, through } = await readHere(db);
    const here = all ? { ids: [], through: id } : { ids: [...ids, id].slice(-mostNamed), through };
    await putMeta(db, 'messagesRead', here);
    const kept = await keptMessages(db);
    if (kept) await keepReport(db, key, withRead(kept, here, now), kept.asOf);
  });
}

/** What the server says now; what it was `told` before need not be told again. `now` in UTC ms. */
export async function keepMessages(db: DeviceDb, heard: Messages, told: ReadMessages, now: number): Promise<void> {
  await db.transaction('rw', db.meta, db.reports, async () => {
    const here = await readHere(db);
    const ids = here.ids.filter((id) => !told.ids.includes(id));
    await putMeta(db, 'messagesRead', { ids, through: here.through === told.through ? null : here.through });
    await keepReport(db, key, withRead(heard, here, now), heard.asOf);
  });
}

function withRead(heard: Messages, { ids, through }: ReadMessages, now: number): Messages {
  const last = heard.rows.findIndex(({ id }) => id === through);
  const isNews = ({ id, readAt }: Message, n: number): boolean =>
    readAt === null && ((last >= 0 && n >= last) || ids.includes(id));
  const fresh = heard.rows.filter(isNews).length;
  const rows = heard.rows.map((row, n) => (isNews(row, n) ? { ...row, readAt: now } : row));
  // What is read up to the newest is all of it, on the pages that are not here as well.
  return { ...heard, rows, unread: last === 0 ? 0 : heard.unread - fresh };
}
