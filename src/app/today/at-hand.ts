// What 今日 shows first: what was begun, and whether there is enough on this phone to begin anything.
import { openDrafts } from '../../db/drafts.ts';
import { isReady } from '../../db/documents.ts';
import type { DeviceDb, Draft } from '../../db/device-db.ts';
import { moment } from '../../db/moment.ts';
import { walkedTemplate } from '../../db/walked-template.ts';
import { answersById } from '../../domain/inspection.ts';
import { askedItems } from '../../domain/logic.ts';
import type { Person } from '../../domain/person.ts';
import { correctedMs } from '../../domain/moment.ts';
import { dayKey } from '../format.ts';
import { scopePlaces } from '../scope-places.ts';

/** `total`: how many items are asked, as in the inspection itself; null when its version is not on the phone. */
export type DraftLine = { draft: Draft; total: number | null };
export type AtHand = { ready: boolean; nowMs: number; scope: string[]; drafts: DraftLine[] };

export async function atHand(db: DeviceDb, person: Person): Promise<AtHand> {
  const [now, ready, drafts, scope] = await Promise.all([
    moment(db),
    isReady(db),
    openDrafts(db),
    scopePlaces(db, person),
  ]);
  const lines = drafts.map(async (draft) => {
    const walked = await walkedTemplate(db, draft);
    const given = answersById(draft.answers);
    return { draft, total: walked ? askedItems(walked, given, dayKey(Date.now())).length : null };
  });
  return {
    ready,
    nowMs: correctedMs(now),
    scope: scope.map(({ name }) => name),
    drafts: await Promise.all(lines),
  };
}
