// A server that starts says some 465 statements and a world asks a hundred of them: here each is prepared when it is first
// asked, and kept. What each of them says is held against a real database by every unit test of the store.
import { DatabaseSync, type StatementSync } from 'node:sqlite';

type Asked = 'get' | 'all' | 'run' | 'iterate';
const ways: readonly Asked[] = ['get', 'all', 'run', 'iterate'];

/** What of a statement the server uses; anything else fails at once. */
class LateStatement {
  declare get: StatementSync['get'];
  declare all: StatementSync['all'];
  declare run: StatementSync['run'];
  declare iterate: StatementSync['iterate'];
  #prepare: () => StatementSync;
  #prepared: StatementSync | undefined;

  constructor(prepare: () => StatementSync) {
    this.#prepare = prepare;
  }

  static {
    for (const way of ways)
      this.prototype[way] = function asked(this: LateStatement, ...given: never[]) {
        const statement = (this.#prepared ??= this.#prepare());
        return (statement[way] as (...bound: never[]) => never)(...given);
      };
  }
}

export class LateDatabase extends DatabaseSync {
  override prepare(sql: string): StatementSync {
    return new LateStatement(() => super.prepare(sql)) as unknown as StatementSync;
  }
}
