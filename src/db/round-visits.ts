// When somebody was last at a point, as far as this phone knows: rounds it was sent, and what was done here since.
import type { EntryOf } from '../domain/entry.ts';
import { correctedMs } from '../domain/moment.ts';
import type { Person } from '../domain/person.ts';
import type { Place } from '../domain/place.ts';
import { lastShown, type Baton, type Round } from '../domain/round.ts';
import { codeShown } from '../domain/shown-code.ts';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { unseenRows } from './own.ts';

export type LastVisit = { at: number; byName: string };

/**
 * By place, `at` UTC ms. What only a baton says was seen at the time of the baton at the latest. Rounds leave the phone after
 * thirty days (C9), so what is not in it may have been seen before. Usable in a live query.
 */
export const lastVisits = (db: DeviceDb): Promise<Map<string, LastVisit>> => atOnce(db, () => readVisits(db));

async function readVisits(db: DeviceDb): Promise<Map<string, LastVisit>> {
  const [visits, told] = [new Map<string, LastVisit>(), new Map<string, LastVisit>()];
  const rows = await db.documents.where('[type+id]').between(['round', ''], ['round', '\uffff']).toArray();
  for (const { points, walks } of rows.map(({ body }) => body as Round)) {
    for (const { placeId, visits: those } of points) later(visits, placeId, lastShown(those));
    const seen = new Set(points.flatMap(({ placeId, visits: those }) => (those.length > 0 ? [placeId] : [])));
    for (const { from } of walks) if (from) hear(told, from, seen);
  }
  const own = (await unseenRows(db)).filter(({ kind }) => kind === 'point-visited' || kind === 'round-started');
  if (own.length > 0) {
    const me = (await db.documents.get(['person', db.personId]))?.body as Person | undefined;
    for (const text of await db.entries.bulkGet(own.map(({ id }) => id))) {
      const entry = text?.entry as EntryOf<'point-visited' | 'round-started'> | undefined;
      if (entry?.kind === 'point-visited') {
        const at = correctedMs(entry.body.at);
        if (await showsPlace(db, entry.body, at)) later(visits, entry.body.placeId, { at, byName: me?.name ?? '' });
      } else if (entry?.body.from) hear(told, entry.body.from, new Set());
    }
  }
  for (const [placeId, visit] of told) later(visits, placeId, visit);
  return visits;
}

/** An old code, or one of another place, shows nothing: as the school will say once it has the entry. */
async function showsPlace(
  db: DeviceDb,
  { how, code, placeId }: EntryOf<'point-visited'>['body'],
  at: number,
): Promise<boolean> {
  const place = how === 'tap' ? undefined : (await db.documents.get(['place', placeId]))?.body;
  return !place || codeShown(place as Place, code, at) === 'own';
}

function hear(told: Map<string, LastVisit>, { done, at, byName }: Baton, seen: ReadonlySet<string>): void {
  for (const placeId of done) if (!seen.has(placeId)) later(told, placeId, { at, byName });
}

function later(last: Map<string, LastVisit>, placeId: string, visit: LastVisit | undefined): void {
  if (visit && visit.at > (last.get(placeId)?.at ?? -Infinity))
    last.set(placeId, { at: visit.at, byName: visit.byName });
}
