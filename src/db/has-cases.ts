// Whether somebody has cases to follow, so that the phone keeps what takes their steps.
import { Dexie } from 'dexie';
import { reportersOf, type Hazard } from '../domain/hazard.ts';
import { isOver } from '../domain/hazard-words.ts';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { isAnyInHand } from './held-photos.ts';
import { unseenOfKinds } from './own.ts';
import { handsOf, isInHand } from './in-whose-hands.ts';

/** Reported by this person, in this person's hands or those of somebody he acts for, or with something still to say of one. Usable in a live query. */
export async function hasCases(db: DeviceDb): Promise<boolean> {
  const me = db.personId;
  if (await isAnyInHand(db)) return true;
  const [rows, own] = await atOnce(db, () =>
    Promise.all([
      db.documents.where('[type+by+at]').between(['hazard', Dexie.minKey], ['hazard', Dexie.maxKey]).toArray(),
      unseenOfKinds(db, ['hazard-reported']),
    ]),
  );
  if (own.length > 0) return true;
  const { people, departments } = await handsOf(db);
  return rows.some(({ body }) => {
    const hazard = body as Hazard;
    return (
      reportersOf(hazard).includes(me) ||
      (!isOver(hazard.state) &&
        (isInHand(hazard, people) || departments.includes(hazard.handling?.deptId ?? '') || isAsked(hazard, me)))
    );
  });
}

const isAsked = ({ handling }: Hazard, me: string): boolean =>
  handling?.steps.some(({ said }) => said.do === 'comment' && said.mentions.includes(me)) ?? false;
