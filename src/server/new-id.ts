// Ids the server makes itself.
import { randomFillSync } from 'node:crypto';
import { makeId } from '../domain/id.ts';

const bytesAnId = 10;
// Asking the system for every id takes longer than writing what the id is for.
const pool = new Uint8Array(bytesAnId * 400);
let used = pool.length;

export function newId(ms: number): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return makeId(ms, pool.subarray(used, (used += bytesAnId)));
}
