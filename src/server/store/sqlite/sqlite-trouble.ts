// What SQLite says when the machine is the problem.
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart, Trouble } from '../../trouble.ts';

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

export const isWithoutRoom = (error: unknown): boolean => sqliteCode(error) === primary.full;

/** Less than SQLite needs to open a file at all; it then calls it an error of the disk. */
const leastRoom = 128 * 1024;

/**
 * What goes wrong while the database in `file` is opened, as a sentence for the operator: a full disk is no reason to restore.
 * What is none of SQLite's stays what it was.
 */
export function openingTrouble(file: string, error: unknown): unknown {
  if (error instanceof CannotStart || sqliteCode(error) === null) return error;
  if (isWithoutRoom(error) || (sqliteCode(error) === primary.ioError && roomFor(file) < leastRoom))
    return new CannotStart(
      `There is no room left on the disk of ${file}. Make some and start again; nothing is lost.`,
      error,
    );
  return new CannotStart(
    `The database ${file} cannot be used: ${(error as Error).message}. Restore the last verified backup.`,
    error,
  );
}

function roomFor(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}

/** Turns a full or blocked database into trouble; anything else stays what it was. */
export function sqliteTrouble(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === primary.full) return new Trouble('server-full', error);
  if (code !== null && unavailable.has(code)) return new Trouble('unavailable', error);
  return error;
}
