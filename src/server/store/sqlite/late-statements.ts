// For tests: a store has more than five hundred statements, of which a test asks a few dozen.
import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** From now on a statement of this database is made ready when it is first asked. */
export function prepareLate(db: DatabaseSync): DatabaseSync {
  const prepare = db.prepare.bind(db);
  db.prepare = (sql) => {
    let made: StatementSync | undefined;
    return new Proxy({} as StatementSync, {
      get(_, name) {
        made ??= prepare(sql);
        const part: unknown = Reflect.get(made, name);
        return typeof part === 'function' ? part.bind(made) : part;
      },
    });
  };
  return db;
}
