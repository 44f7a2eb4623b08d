// Who answers for what, as the managers keep it: what the server said, with what was recorded here since.
import { Dexie } from 'dexie';
import { nobodyYet, type Responsibility } from '../domain/responsibility.ts';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { school } from './documents.ts';
import { recordFact } from './fact.ts';
import { isDelivered, unseenOfKinds } from './own.ts';

/** `unsent`: the server has not shown the last word of this phone yet; `refused`: and will not. */
export type KeptBook = { book: Responsibility; unsent: { refused: boolean } | undefined };

/** Empty where nobody has said anything. Usable in a live query. */
export async function responsibilityBook(db: DeviceDb): Promise<KeptBook> {
  const [[shown], own] = await atOnce(db, () =>
    Promise.all([
      db.documents
        .where('[type+id]')
        .between(['responsibility', Dexie.minKey], ['responsibility', Dexie.maxKey])
        .toArray(),
      unseenOfKinds(db, ['responsibility-set']),
    ]),
  );
  const kept: KeptBook = { book: (shown?.body as Responsibility | undefined) ?? nobodyYet, unsent: undefined };
  for (const { entry, row } of own) {
    const refused = !isDelivered(row) && row.state === 'attention';
    kept.unsent = { refused };
    // What was turned away does not hold; it is only said that it was.
    if (!refused) kept.book = entry.body;
  }
  return kept;
}

/** Records the whole book as it is to stand. Refuses `forbidden`, `department-unknown`, `bad-shape`. */
export async function setResponsibility(db: DeviceDb, body: Responsibility): Promise<void> {
  const subject = (await school(db))?.id ?? '';
  const about = { schema: 1 as const, subject, supersedes: null, photos: [] };
  await recordFact(db, { kind: 'responsibility-set', ...about, body });
}
