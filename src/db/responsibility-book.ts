// Who answers for what, as this phone knows it: what the school has sent, with what was recorded here since.
import { Dexie } from 'dexie';
import { nobodyYet, type Responsibility } from '../domain/responsibility.ts';
import type { EntryOf } from '../domain/entry.ts';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { isDelivered, unseenOfKinds } from './own.ts';

/** `unsent`: the server has not shown the last word of this phone yet; `refused`: and will not. */
export type KeptBook = { book: Responsibility; unsent: { refused: boolean } | undefined };

/** Those written here that the school has not shown yet, in their order. */
const ownBooks = async (db: DeviceDb) =>
  (await unseenOfKinds(db, ['responsibility-set'])).map(({ entry, row }) => ({
    entry,
    refused: !isDelivered(row) && row.state === 'attention',
  }));

/** The same without those that the school has turned away, which do not hold. To be read `atOnce` with the documents. */
export const standingBooks = async (db: DeviceDb): Promise<EntryOf<'responsibility-set'>[]> =>
  (await ownBooks(db)).flatMap(({ entry, refused }) => (refused ? [] : entry));

/** Empty where nobody has said anything. Usable in a live query. */
export async function responsibilityBook(db: DeviceDb): Promise<KeptBook> {
  const [[shown], own] = await atOnce(db, () =>
    Promise.all([
      db.documents
        .where('[type+id]')
        .between(['responsibility', Dexie.minKey], ['responsibility', Dexie.maxKey])
        .toArray(),
      ownBooks(db),
    ]),
  );
  const last = own.at(-1);
  return {
    book:
      own.findLast(({ refused }) => !refused)?.entry.body ?? (shown?.body as Responsibility | undefined) ?? nobodyYet,
    unsent: last && { refused: last.refused },
  };
}
