// What a browser says when there is no room, told apart from a connection that is gone.

const lostNames = new Set(['UnknownError', 'InvalidStateError', 'DatabaseClosedError']);
const lostWords =
  /connection to indexed database server lost|internal error opening backing store|connection is closing/i;

/** The connection to the database is gone, though the data is not. */
export const isLost = (error: unknown): boolean =>
  causes(error).some((cause) => lostNames.has(nameOf(cause)) || lostWords.test(String(cause)));

/** What Chromium says, under the name of any failure, of a disk that has no byte left. */
const outOfBytes = /NO_SPACE/;

/** The disk itself is full, not the browser's quota. */
export const isOutOfBytes = (error: unknown): boolean => causes(error).some((cause) => outOfBytes.test(String(cause)));

/** Chromium closes the store that was refused a byte, and without one cannot open it again. */
const mayHaveTornWords = /NO_SPACE|opening backing store/;

/** May a write have been cut off in the middle? Rather once too often. */
export const mayHaveTorn = (error: unknown): boolean =>
  causes(error).some((cause) => mayHaveTornWords.test(String(cause)));

/** At quota the request reports nothing; only the transaction ends with this, sometimes wrapped in an abort. */
export const isFull = (error: unknown): boolean =>
  isOutOfBytes(error) || causes(error).some((cause) => nameOf(cause) === 'QuotaExceededError');

function causes(error: unknown): unknown[] {
  const inner = error instanceof Error && 'inner' in error ? error.inner : undefined;
  return inner === undefined || inner === null ? [error] : [error, inner];
}

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
