// What was drawn over photos of cases before cases carried it.
import type { DatabaseSync } from 'node:sqlite';
import type { Read } from '../../../domain/documents.ts';
import type { EntryOf } from '../../../domain/entry.ts';
import type { Hazard } from '../../../domain/hazard.ts';
import { markedIn, withMarked } from '../../../domain/marked.ts';
import { together } from './together.ts';

/** Says it once of what inspections found and of who saw it since; does nothing from then on. */
export function markedEarlier(db: DatabaseSync, reader: (schoolId: string) => Read): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'marked-due'`).get()) return;
  const all = db.prepare(`SELECT school_id, id, body FROM documents WHERE type = 'hazard'`).all();
  const line = db.prepare('SELECT raw FROM ledger WHERE school_id = ? AND id = ?');
  const put = db.prepare(`UPDATE documents SET body = ? WHERE school_id = ? AND type = 'hazard' AND id = ?`);
  together(db, () => {
    for (const row of all) {
      const schoolId = String(row['school_id']);
      const hazard = JSON.parse(String(row['body'])) as Hazard;
      const record = reader(schoolId)('inspection', hazard.inspectionId);
      const found = record?.inspection.photos.filter(
        ({ itemId, sha256 }) => itemId === hazard.itemId && hazard.photos.includes(sha256),
      );
      const seen = (hazard.sightings ?? []).flatMap(({ id, photos }) => {
        const kept = photos.length > 0 && line.get(schoolId, id);
        return kept ? (JSON.parse(String(kept['raw'])) as EntryOf<'hazard-seen'>).body.photos : [];
      });
      const drawn = withMarked(withMarked(hazard, markedIn(found ?? [])), markedIn(seen));
      if (drawn !== hazard) put.run(JSON.stringify(drawn), schoolId, hazard.id);
    }
    db.exec(`DELETE FROM meta WHERE key = 'marked-due'`);
  });
}
