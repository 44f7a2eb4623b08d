// The control of the power cuts: a server that believes the disk. Its losses show that the cut cuts.
import { DatabaseSync } from 'node:sqlite';
import { fileHandles, wrap } from './wrap.ts';

wrap(await fileHandles(), 'sync', () => Promise.resolve());
wrap(DatabaseSync.prototype, 'exec', (exec, db, [sql]) => {
  exec();
  if (String(sql).includes('synchronous = FULL')) (db as DatabaseSync).exec('PRAGMA synchronous = OFF');
});
