// What SQLite says when the machine is the problem.
import { Trouble } from '../../trouble.ts';

const primary = { busy: 5, locked: 6, readonly: 8, ioError: 10, corrupt: 11, full: 13, cantOpen: 14, notADatabase: 26 };
const unavailable = new Set([
  primary.busy,
  primary.locked,
  primary.readonly,
  primary.ioError,
  primary.corrupt,
  primary.cantOpen,
  primary.notADatabase,
]);

/** SQLite's number for what went wrong, without its extension; null when the error is not SQLite's. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}

/** Turns a full or blocked database into trouble; anything else stays what it was. */
export function sqliteTrouble(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === primary.full) return new Trouble('server-full', error);
  if (code !== null && unavailable.has(code)) return new Trouble('unavailable', error);
  return error;
}
