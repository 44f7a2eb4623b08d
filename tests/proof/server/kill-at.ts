// Loaded before the server: ends the process at a labelled point of its write path (`reliability.md` 2.9, K1-K9), at once.
// KILL_AT=K4:12 ends it the twelfth time a photo has been renamed.
import fs, { type FileHandle } from 'node:fs/promises';
import { IncomingMessage, ServerResponse } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import { fileHandles, wrap } from './wrap.ts';

const [point = '', count = '1'] = (process.env['KILL_AT'] ?? '').split(':');
let left = Number(count);

function reached(here: string): void {
  if (here === point && --left === 0) process.kill(process.pid, 'SIGKILL');
}

// K1: part of a body has been read.
wrap(IncomingMessage.prototype, 'push', (push, _request, [chunk]) => {
  const more = push();
  if (chunk !== null) reached('K1');
  return more;
});

// K2 written, K3 synced, K4 renamed, K5 its folder synced.
const handles = await fileHandles();
wrap(handles, 'appendFile', async (append) => {
  await append();
  reached('K2');
});
wrap(handles, 'sync', async (sync, handle) => {
  const isFolder = (await (handle as FileHandle).stat()).isDirectory();
  await sync();
  reached(isFolder ? 'K5' : 'K3');
});
wrap(fs, 'rename', async (rename) => {
  await rename();
  reached('K4');
});
syncBuiltinESMExports();

// K6 the transaction is open, K7 its rows are written, K8 it is on disk.
function transaction(sql: unknown, run: () => unknown): unknown {
  if (sql === 'COMMIT') reached('K7');
  const done = run();
  if (sql === 'BEGIN IMMEDIATE') reached('K6');
  if (sql === 'COMMIT') reached('K8');
  return done;
}
wrap(DatabaseSync.prototype, 'exec', (exec, _db, [sql]) => transaction(sql, exec));
wrap(DatabaseSync.prototype, 'prepare', (prepare, _db, [sql]) => {
  const statement = prepare() as object;
  wrap(statement, 'run', (run) => transaction(sql, run));
  return statement;
});

// K9: the first half of an answer has left.
wrap(ServerResponse.prototype, 'end', (end, response) => {
  if (point === 'K9' && left === 1) {
    (response as ServerResponse).flushHeaders();
    (response as ServerResponse).socket?.write('{"protocol":');
  }
  reached('K9');
  return end();
});
