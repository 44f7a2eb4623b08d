// Since when points are on a route and until when others were, of routes that were kept before routes carried it.
import type { DatabaseSync } from 'node:sqlite';
import type { Document, Read } from '../../../domain/documents.ts';
import type { EntryOf } from '../../../domain/entry.ts';
import { foldRoute, type RouteRecord } from '../../../domain/route.ts';
import { together } from './together.ts';

/** Folds what was said of them once more; does nothing from the second time on. */
export function routesEarlier(db: DatabaseSync): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'routes-due'`).get()) return;
  const said = db
    .prepare(
      `SELECT school_id, received_at, raw FROM ledger WHERE raw ->> '$.kind' = 'route-kept' AND verdict = 'accepted' ORDER BY school_id, seq`,
    )
    .all();
  const put = (key: 'added' | 'dropped') =>
    db.prepare(
      `UPDATE documents SET body = json_set(body, '$.${key}', json(?)) WHERE school_id = ? AND type = 'route' AND id = ?`,
    );
  const [putAdded, putDropped] = [put('added'), put('dropped')];
  const routes = new Map<string, RouteRecord>();
  for (const row of said) {
    const entry = JSON.parse(String(row['raw'])) as EntryOf<'route-kept'>;
    const of = (id: string): string => `${String(row['school_id'])} ${id}`;
    const read = ((_type: Document['type'], id: string) => routes.get(of(id))) as Read;
    routes.set(of(entry.subject), foldRoute(entry, read, Number(row['received_at'])));
  }
  together(db, () => {
    for (const [key, { added, dropped }] of routes) {
      const [schoolId = '', id = ''] = key.split(' ');
      if (added) putAdded.run(JSON.stringify(added), schoolId, id);
      if (dropped) putDropped.run(JSON.stringify(dropped), schoolId, id);
    }
    db.exec(`DELETE FROM meta WHERE key = 'routes-due'`);
  });
}
