// Photos of rounds, records and cases by what they look like: who hands in a picture again is found, whichever phone it came from.
import type { DatabaseSync } from 'node:sqlite';
import { bitsApart, mostApart, partsOf } from '../../../domain/alike.ts';
import { evidenceIn, type CaseEntry } from '../../../domain/case-evidence.ts';
import type { Document } from '../../../domain/documents.ts';
import type { EntryOf } from '../../../domain/entry.ts';
import { correctedMs } from '../../../domain/moment.ts';
import type { Photo } from '../../../domain/photo.ts';
import type { Again } from '../../../domain/remarks.ts';
import type { About } from '../../../domain/remark-reports.ts';

/** A photo and where it stands: at an item of a record, at a place of a round, or with what was said on a case and by which entry. */
type Shown = { about: About; subject: string; spot: string; photo: Photo };

export type Pictures = {
  /** Remembers the photos that an entry brings, each once, with the one before that is the same or almost the same. `alike`: things whose pictures are meant to be like these. */
  keep(schoolId: string, brought: Brings, alike?: readonly string[]): void;
  /** Those of a round, record or case, as it stands, that were there before. */
  again(schoolId: string, document: Document): Again[];
};

/** What of an entry brings pictures. */
export type Brings =
  | Pick<EntryOf<'inspection-submitted'> | EntryOf<'point-visited'>, 'kind' | 'subject' | 'body'>
  | Pick<CaseEntry, 'kind' | 'id' | 'subject' | 'body'>;

function broughtBy(brought: Brings): Shown[] {
  const { kind, subject, body } = brought;
  if (kind === 'hazard-reported' || kind === 'hazard-handled')
    return evidenceIn(brought).map(({ spot, photo }) => ({
      about: 'hazard',
      subject,
      spot: `${spot} ${brought.id}`,
      photo,
    }));
  if (kind === 'inspection-submitted') {
    const { photos } = body as EntryOf<'inspection-submitted'>['body'];
    return photos.map((photo) => ({ about: 'inspection', subject, spot: photo.itemId, photo }));
  }
  const { photos, placeId } = body as EntryOf<'point-visited'>['body'];
  return photos.map((photo) => ({ about: 'round', subject, spot: placeId, photo }));
}

/** With a case the entry is kept besides, because the same is said of it more than once. */
const spotOf = ({ type }: Document, stored: string): string => (type === 'hazard' ? stored.replace(/ .*/, '') : stored);

/** Of the pictures that share a part of their hash, so many of the latest are looked at. */
const mostLooked = 200;

export function pictures(db: DatabaseSync): Pictures {
  const known = db.prepare('SELECT 1 FROM pictures WHERE school_id = ? AND sha256 = ? AND subject = ? AND spot = ?');
  const same = db.prepare(
    `SELECT n FROM pictures INDEXED BY pictures_once WHERE school_id = ? AND sha256 = ? AND NOT (subject = ? AND spot = ?) ORDER BY n DESC LIMIT 1`,
  );
  // Left to itself the planner reads all pictures backwards, because they lie in that order.
  const likes = [1, 2, 3, 4, 5].map((part) =>
    db.prepare(
      `SELECT n, subject, dhash FROM pictures INDEXED BY pictures_p${part} WHERE school_id = ? AND p${part} = ? AND NOT (subject = ? AND spot = ?)
       ORDER BY n DESC LIMIT ${mostLooked}`,
    ),
  );
  const put = db.prepare(
    `INSERT INTO pictures (school_id, n, sha256, about, subject, spot, at, dhash, p1, p2, p3, p4, p5, earlier, is_same)
     VALUES (?, (SELECT coalesce(max(n), 0) + 1 FROM pictures WHERE school_id = ?1), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const again = db.prepare(
    `SELECT p.spot, p.sha256, p.is_same, e.about, e.subject, e.at FROM pictures AS p INDEXED BY pictures_again JOIN pictures AS e ON e.school_id = p.school_id AND e.n = p.earlier
     WHERE p.school_id = ? AND p.subject = ? AND p.earlier IS NOT NULL ORDER BY p.n`,
  );

  function nearest(
    schoolId: string,
    { subject, spot }: Shown,
    parts: readonly number[],
    dhash: string,
    alike: readonly string[],
  ) {
    const found = likes
      .flatMap((like, i) => like.all(schoolId, parts[i] ?? -1, subject, spot))
      .filter((row) => !alike.includes(String(row['subject'])));
    const near = found
      .map((row) => ({ n: Number(row['n']), apart: bitsApart(String(row['dhash']), dhash) }))
      .filter(({ apart }) => apart <= mostApart)
      .sort((a, b) => a.apart - b.apart || b.n - a.n);
    return near[0]?.n ?? null;
  }

  function add(schoolId: string, shown: Shown, alike: readonly string[]): void {
    const { about, subject, spot, photo } = shown;
    if (known.get(schoolId, photo.sha256, subject, spot)) return;
    const dhash = photo.look?.dhash ?? null;
    const parts = dhash === null ? [null, null, null, null, null] : partsOf(dhash);
    const sameOne = same.get(schoolId, photo.sha256, subject, spot)?.['n'];
    const earlier = sameOne ?? (dhash === null ? null : nearest(schoolId, shown, parts as number[], dhash, alike));
    const at = correctedMs(photo.takenAt);
    const isSame = Number(sameOne !== undefined);
    put.run(schoolId, photo.sha256, about, subject, spot, at, dhash, ...(parts as number[]), earlier ?? null, isSame);
  }

  return {
    keep(schoolId, brought, alike = []) {
      for (const shown of broughtBy(brought)) add(schoolId, shown, alike);
    },
    again(schoolId, document) {
      // A correction may have left a photo out, and most records show none at all.
      const shown = document.type === 'inspection' && document.body.inspection.photos.map(({ sha256 }) => sha256);
      if (shown && shown.length === 0) return [];
      const rows = again.all(schoolId, document.id);
      const standing = shown ? rows.filter((row) => shown.includes(String(row['sha256']))) : rows;
      return standing.map((row): Again => ({
        spot: spotOf(document, String(row['spot'])),
        entryId: String(row['spot']).split(' ')[1] ?? '',
        isSame: row['is_same'] === 1,
        earlier: { about: row['about'] as About, id: String(row['subject']), at: Number(row['at']) },
      }));
    },
  };
}
