// How a certificate of what was removed under the rules is read.
import * as v from 'valibot';
import { Count, Id, Ms, Sha256 } from './text.ts';

/**
 * What one step took away: photos by their hash, or words out of lines of the ledger (`sha256`: of the line as it reads now). `years`: how long
 * the school keeps them; `before`: whatever had come in by then, UTC ms.
 */
export const Removed = v.strictObject({
  rule: v.picklist(['photos', 'names']),
  years: Count,
  before: Ms,
  photos: v.pipe(v.array(Sha256), v.maxLength(200)),
  lines: v.pipe(v.array(v.strictObject({ id: Id, sha256: Sha256 })), v.maxLength(200)),
});
