// The photo wall with its filters and scope in the query itself, and who looked at photos of the dormitory.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Row } from './check-ledger.ts';
import type { Write } from './group-commit.ts';
import type { PhotoViewStore, PhotoWallStore, Viewing, WallRow } from '../photo-wall-store.ts';
import { when, where, within } from './where.ts';

const isRemoved = (photo: string): string =>
  `EXISTS (SELECT 1 FROM removed_photos AS g WHERE g.school_id = r.school_id AND g.sha256 = ${photo})`;
const sentBy = (photo: string, person: string): string => `(EXISTS (SELECT 1 FROM photo_senders AS s
  WHERE s.school_id = r.school_id AND s.sha256 = ${photo} AND s.person_id = ${person}) AND NOT ${isRemoved(photo)})`;
/** In a building that the school says students live in, as it says now. */
const isMarked = `EXISTS (SELECT 1 FROM documents AS d, json_each(d.body, '$.dormitories') AS m
  JOIN place_covers AS c ON c.school_id = r.school_id AND c.place_id = r.place_id AND c.covering_id = m.value
  WHERE d.school_id = r.school_id AND d.type = 'settings' AND d.id = r.school_id)`;
const id = `r.source || ' ' || r.subject || ' ' || r.sha256`;

export function sqlitePhotoWall(db: DatabaseSync): PhotoWallStore {
  const statements = new Map<string, StatementSync>();
  function prepared(sql: string): StatementSync {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  }
  return {
    async page(schoolId, filter) {
      const [source = '', subject = '', sha256 = ''] = filter.before?.id.split(' ') ?? [];
      const asked = where([
        ['r.school_id = ?', schoolId],
        [`NOT ${isRemoved('r.sha256')}`],
        within(filter.scope),
        filter.place === undefined ? undefined : within([filter.place]),
        when(filter.from, 'r.day >= ?'),
        when(filter.to, 'r.day <= ?'),
        when(filter.template, 'r.template_code = ?'),
        when(filter.grade, 'r.grade = ?'),
        when(filter.kind, 'r.kind = ?'),
        filter.before && [
          '(r.at, r.source, r.subject, r.sha256) < (?, ?, ?, ?)',
          filter.before.at,
          source,
          subject,
          sha256,
        ],
      ]);
      const rows = prepared(
        `SELECT r.*, ${id} AS id, r.is_dorm OR ${isMarked} AS of_dorm, ${sentBy('r.sha256', 'r.person_id')} AS have,
           iif(r.before IS NOT NULL AND ${sentBy('r.before', 'r.before_by')}, r.before, NULL) AS was
         FROM photo_rows AS r INDEXED BY photo_rows_newest WHERE ${asked.sql}
         ORDER BY r.at DESC, r.source DESC, r.subject DESC, r.sha256 DESC LIMIT ?`,
      ).all(...asked.values, filter.limit + 1);
      return { rows: rows.slice(0, filter.limit).map(toRow), more: rows.length > filter.limit };
    },
  };
}

const toRow = (row: Row): WallRow => ({
  id: String(row['id']),
  source: row['source'] as WallRow['source'],
  subject: String(row['subject']),
  sha256: String(row['sha256']),
  kind: row['kind'] as WallRow['kind'],
  at: Number(row['at']),
  day: String(row['day']),
  placeId: String(row['place_id']),
  grade: (row['grade'] ?? null) as WallRow['grade'],
  personId: String(row['person_id']),
  have: row['have'] === 1,
  before: (row['was'] ?? null) as WallRow['before'],
  isDorm: row['of_dorm'] === 1,
});

export function sqlitePhotoViews(db: DatabaseSync, write: Write): PhotoViewStore {
  const put = db.prepare(
    'INSERT INTO photo_views (school_id, id, at, person_id, how, photos) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const forget = db.prepare('DELETE FROM photo_views WHERE school_id = ? AND at < ?');
  const noted = db.prepare(
    `SELECT 1 FROM photo_views AS w, json_each(w.photos) AS p
     WHERE w.school_id = ? AND w.person_id = ? AND w.at >= ? AND w.how = ? AND p.value ->> '$.sha256' = ? LIMIT 1`,
  );
  const newest = db.prepare(
    `SELECT * FROM photo_views WHERE school_id = ?1 AND at >= ?2 AND (?3 IS NULL OR (at, id) < (?3, ?4))
     ORDER BY at DESC, id DESC LIMIT ?5`,
  );
  return {
    async note(schoolId, { id: viewId, at, personId, how, photos }, keepSince) {
      await write(() => {
        put.run(schoolId, viewId, at, personId, how, JSON.stringify(photos));
        forget.run(schoolId, keepSince);
      });
    },
    async isNoted(schoolId, { personId, how }, sha256, since) {
      return noted.get(schoolId, personId, since, how, sha256) !== undefined;
    },
    async list(schoolId, { since, before, limit }) {
      const rows = newest.all(schoolId, since, before?.at ?? null, before?.id ?? null, limit + 1);
      return { rows: rows.slice(0, limit).map(toViewing), more: rows.length > limit };
    },
  };
}

const toViewing = (row: Row): Viewing => ({
  id: String(row['id']),
  at: Number(row['at']),
  personId: String(row['person_id']),
  how: row['how'] as Viewing['how'],
  photos: JSON.parse(String(row['photos'])) as Viewing['photos'],
});
