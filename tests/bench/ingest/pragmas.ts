/** The same as the server's own (src/server/store/sqlite/open.ts). */
export const pragmas = `PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000`;
