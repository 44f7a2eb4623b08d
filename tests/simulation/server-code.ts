// What of the product runs on the server.
export { buildApp } from '../../src/server/app.ts';
export { closeRounds } from '../../src/server/close-rounds.ts';
export { moveCases } from '../../src/server/move-cases.ts';
export { makeEntries } from '../../src/server/entries.ts';
export { openLog } from '../../src/server/log.ts';
export { diskPhotos } from '../../src/server/photos/disk.ts';
export { receiving } from '../../src/server/photos/receive.ts';
export { openSqlite } from '../../src/server/store/sqlite.ts';
