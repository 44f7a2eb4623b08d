// How the server answers about an official table. By itself, so that whoever shows one does not load what makes it.
import * as v from 'valibot';
import { ledgerTables } from './ledger-tables.ts';
import { protocol } from './protocol.ts';
import { Count, Ms } from './schema/text.ts';

/** The most lines of a table that are shown at once; the workbook has them all. */
export const mostLedgerRows = 1000;

const Share = v.object({ n: Count, of: Count });

/** What the cases reported in those days come to (`CaseFigures`): 当场整改, 整改, 按期整改, 回音, 转办 and 反弹 as shares. */
export const CaseFigures = v.object({
  found: Count,
  onSpot: Share,
  closed: Share,
  inTime: Share,
  answered: Share,
  handedOn: Share,
  rebound: Share,
  repairDays: v.nullable(v.number()),
  firstResponseMs: v.nullable(v.number()),
});

/** One of the official tables. A day is yyyy-mm-dd, a time yyyy-mm-dd hh:mm, as the school's clock shows them. `more`: there are others. `figures`: with the register itself. */
export const HazardLedger = v.object({
  protocol: v.literal(protocol),
  table: v.picklist(ledgerTables),
  title: v.string(),
  columns: v.array(v.object({ key: v.string(), head: v.string(), kind: v.picklist(['text', 'count', 'day', 'time']) })),
  rows: v.array(v.object({ id: v.string(), cells: v.array(v.union([v.string(), v.number(), v.null()])) })),
  more: v.boolean(),
  /** Who signs it. */
  signs: v.optional(v.array(v.string())),
  figures: v.optional(CaseFigures),
  asOf: Ms,
});
export type HazardLedger = v.InferOutput<typeof HazardLedger>;
