// How it is read off the wire that a month of a ledger was closed or opened again.
import * as v from 'valibot';
import { Count, filled, Sha256, typed } from './text.ts';

/** `lines`, `sha256`: how many it has and how they read. `through`: where the school's ledger ended when they were read. `reason`: why it is open again. */
export const LedgerClosing = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(40)),
  /** As the paper is called. */
  title: filled(60),
  /** yyyy-mm */
  month: v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  closed: v.boolean(),
  lines: Count,
  sha256: Sha256,
  through: Count,
  reason: typed(200),
});
