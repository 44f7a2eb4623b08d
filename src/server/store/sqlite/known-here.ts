// Which open cases of others lie on a phone because its person walks there: the gravest and newest, down to a fence.
import type { DatabaseSync } from 'node:sqlite';
import type { Fence, KnownHereStore, Walker } from '../known-here-store.ts';

/** Does the place of a hazard lie in this scope? The empty list covers the school, null covers nothing. */
export const isWalked = (scope: string): string =>
  `(${scope} = '[]' OR r.place_id IN (SELECT c.place_id FROM place_covers AS c
     WHERE c.school_id = ?1 AND c.covering_id IN (SELECT value FROM json_each(${scope}))))`;
/** Was it said to be there before its reporter said where it really is? */
export const wasWalked = (scope: string): string =>
  `EXISTS (SELECT 1 FROM documents AS b, json_each(b.body, '$.wasAt') AS was
     JOIN place_covers AS c ON c.school_id = ?1 AND c.place_id = was.value
     WHERE b.school_id = ?1 AND b.type = 'hazard' AND b.id = r.id AND c.covering_id IN (SELECT value FROM json_each(${scope})))`;
export const scopeOf = (walks: readonly string[] | null): string => JSON.stringify(walks ?? ['']);

const rank = `(CASE r.grade WHEN 'M' THEN 3 WHEN 'MS' THEN 2 WHEN 'L' THEN 1 ELSE 0 END)`;
const isAbove = (fence: string): string =>
  `(${rank}, r.reported_at, r.id) >= (${fence} ->> 0, ${fence} ->> 1, ${fence} ->> 2)`;

/** As `isKnown` wants it. */
export const fenceOf = (fence: Fence | null | undefined): string => JSON.stringify(fence ?? [-1, 0, '']);

/** Is a hazard on the phone of whoever walks there? While it is open, above the fence or reported by that person; and while it is that office's turn. */
export const isKnown = (scope: string, person: string, fence: string, office: string): string =>
  `(${isWalked(scope)} AND ((r.open = 1 AND (r.person_id = ${person} OR ${isAbove(fence)})) OR coalesce(r.waits_for, '-') = ${office}))`;

export function sqliteKnownHere(db: DatabaseSync): KnownHereStore {
  const above = db.prepare(
    `SELECT count(*) AS n FROM (SELECT 1 FROM hazard_rows AS r WHERE school_id = ?1 AND open = 1
       AND ${isWalked('?2')} AND ${isAbove('?3')} LIMIT ?4)`,
  );
  const nth = db.prepare(
    `SELECT ${rank} AS rank, reported_at, id FROM hazard_rows AS r WHERE school_id = ?1 AND open = 1 AND ${isWalked('?2')}
     ORDER BY ${rank} DESC, reported_at DESC, id DESC LIMIT 1 OFFSET ?3`,
  );
  const beyond = db.prepare(
    `SELECT count(*) AS n FROM hazard_rows AS r WHERE school_id = ?1 AND open = 1 AND ${isWalked('?2')}
       AND NOT ${isKnown('?2', '?3', '?4', '?5')}
       AND NOT EXISTS (SELECT 1 FROM hazard_holders AS h WHERE h.school_id = ?1 AND h.hazard_id = r.id
         AND h.held = 1 AND h.person_id IN (SELECT value FROM json_each(?6)))`,
  );
  return {
    async above(schoolId, walks, fence, most) {
      return Number(above.get(schoolId, scopeOf(walks), fenceOf(fence), most)?.['n']);
    },
    async fenceAfter(schoolId, walks, n) {
      const row = nth.get(schoolId, scopeOf(walks), n - 1);
      return row ? [Number(row['rank']), Number(row['reported_at']), String(row['id'])] : null;
    },
    async beyond(schoolId, { personId, walks, holds = [], office, fence }: Walker) {
      const held = JSON.stringify([personId, ...holds]);
      return Number(beyond.get(schoolId, scopeOf(walks), personId, fenceOf(fence), office ?? '', held)?.['n']);
    },
  };
}
