// What 今日 shows first: what was begun, and whether there is enough on this phone to begin anything.
import { openDrafts } from '../../db/drafts.ts';
import { isReady, template } from '../../db/documents.ts';
import type { DeviceDb, Draft } from '../../db/device-db.ts';
import { moment } from '../../db/moment.ts';
import type { Person } from '../../domain/person.ts';
import { correctedMs } from '../../domain/moment.ts';
import { scopePlaces } from '../scope-places.ts';

/** `total`: items of the checklist; null when its version is not on the phone. */
export type DraftLine = { draft: Draft; total: number | null };
export type AtHand = { ready: boolean; nowMs: number; scope: string[]; drafts: DraftLine[] };

export async function atHand(db: DeviceDb, person: Person): Promise<AtHand> {
  const [now, ready, drafts, scope] = await Promise.all([
    moment(db),
    isReady(db),
    openDrafts(db),
    scopePlaces(db, person),
  ]);
  const used = await Promise.all(drafts.map(({ template: { code, version } }) => template(db, code, version)));
  return {
    ready,
    nowMs: correctedMs(now),
    scope: scope.map(({ name }) => name),
    drafts: drafts.map((draft, i) => ({ draft, total: used[i]?.items.length ?? null })),
  };
}
