// What is wrong with the machine, not with the request: the disk is full, or something else holds the data.

/** `server-full` and `unavailable` are what the wire calls it; the phone keeps everything and comes back later. */
export class Trouble extends Error {
  readonly code: 'server-full' | 'unavailable';

  constructor(code: 'server-full' | 'unavailable', cause: unknown) {
    super(code, { cause });
    this.name = 'Trouble';
    this.code = code;
  }
}

/** The server cannot start as it is set up. The message is for the person who starts it. */
export class CannotStart extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CannotStart';
  }
}

const full = new Set(['ENOSPC', 'EDQUOT']);
const blocked = new Set(['EROFS', 'EIO', 'EMFILE', 'ENFILE', 'EACCES', 'EPERM']);

/** Turns what the file system throws into trouble; anything else stays what it was. */
export function diskTrouble(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (full.has(code)) return new Trouble('server-full', error);
  if (blocked.has(code)) return new Trouble('unavailable', error);
  return error;
}
