// What is asked of ledgers and how the server answers. By itself, so that whoever shows one does not load what makes it.
import * as v from 'valibot';
import { protocol } from '../protocol.ts';
import { hazardCategories, hazardGrades } from '../hazard-words.ts';
import { authorize } from '../authorize.ts';
import { isManager, type Person } from '../person.ts';
import { Count, filled, Ms, Sha256 } from '../schema/text.ts';
import { briefingNames, ledgerNames, ledgerParts } from './names.ts';

/** The most days one ledger is asked for at once: three years. */
export const mostLedgerDays = 1100;
/** A page ends behind the source with which it has so many lines. */
export const usualLedgerRows = 200;

const Head = v.object({
  head: v.string(),
  kind: v.picklist(['text', 'count', 'day', 'time', 'clock']),
  wide: v.optional(v.literal(true)),
  restricted: v.optional(v.literal(true)),
  partly: v.optional(v.literal(true)),
  byHand: v.optional(v.literal(true)),
});
const Said = { title: v.string(), law: v.string() };
const Named = { name: v.picklist(ledgerNames), ...Said };

/** The ledgers of which the school has the checklists. `restricted`: names in it are covered; `mayShow`: this person may have them shown. */
export const LedgerList = v.object({
  protocol: v.literal(protocol),
  ledgers: v.array(v.object({ ...Named, part: v.picklist(ledgerParts), restricted: v.boolean() })),
  mayShow: v.boolean(),
  asOf: Ms,
});
export type LedgerList = v.InferOutput<typeof LedgerList>;

/** What the lines of a ledger are made from, and so what they open. */
export const sources = ['inspections', 'rounds', 'assets', 'cases', 'statistics', 'samples'] as const;

const Drawing = v.object({ strokes: v.array(v.array(v.number())), width: v.number(), height: v.number() });

/** Months are closed, and opened again, for the whole school. */
export const mayCloseLedgers = (person: Person): boolean =>
  isManager(person) && authorize(person, { do: 'look-after-school' });

/**
 * One whole month. `closed`: null while it is open, otherwise how many lines it had and what its paper is checked by. `opened`: why it was opened again. `isOver`: it
 * can be closed. `isAsClosed`: the lines are those that were closed, with what came since behind them. UTC ms.
 */
export const LedgerMonth = v.object({
  month: v.string(),
  closed: v.nullable(v.object({ at: Ms, byName: v.string(), lines: Count, code: v.string() })),
  opened: v.nullable(v.object({ at: Ms, byName: v.string(), reason: v.string() })),
  mayChange: v.boolean(),
  isOver: v.boolean(),
  isAsClosed: v.boolean(),
});
export type LedgerMonth = v.InferOutput<typeof LedgerMonth>;

/** yyyy-mm */
const Month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
export const CloseMonth = v.strictObject({ month: Month });
export const OpenMonth = v.strictObject({ month: Month, reason: filled(200) });

/**
 * Lines in the order of the ledger. `pictures`: what stands small in a cell (`column`) besides its words: a photo that the school holds, read through what the line was made
 * from, or one of `drawings`, a signature. `count`: how many with those of the pages before; `next` goes into `after`, null at the end, where `code` is what
 * the paper is checked by. `signs`: who signs below the table, where the form says so. `asOf`: when reading began, UTC ms.
 */
export const LedgerPage = v.object({
  protocol: v.literal(protocol),
  ...Named,
  from: v.picklist(sources),
  heads: v.array(Head),
  rows: v.array(
    v.object({
      id: v.string(),
      of: v.string(),
      cells: v.array(v.union([v.string(), v.number(), v.null()])),
      pictures: v.optional(v.array(v.object({ column: Count, photo: v.optional(Sha256), drawing: v.optional(Count) }))),
    }),
  ),
  drawings: v.optional(v.array(Drawing)),
  count: Count,
  month: v.optional(LedgerMonth),
  signs: v.optional(v.array(v.string())),
  next: v.nullable(v.string()),
  code: v.nullable(v.string()),
  asOf: Ms,
});
export type LedgerPage = v.InferOutput<typeof LedgerPage>;

/**
 * What a code on a paper stands for; `made` is null where this school never gave it. `place`: null for the whole school, and for several places (`part`).
 * `grade`, `category`: of those cases only. `count`: its lines, or the inspections of a weekly or monthly report. `seq`: the last line of the school's ledger when it was made.
 */
export const LedgerCheck = v.object({
  protocol: v.literal(protocol),
  made: v.nullable(
    v.object({
      name: v.picklist([...ledgerNames, ...briefingNames]),
      ...Said,
      from: v.string(),
      to: v.string(),
      place: v.nullable(v.string()),
      part: v.boolean(),
      grade: v.optional(v.picklist(hazardGrades)),
      category: v.optional(v.picklist(hazardCategories)),
      shown: v.boolean(),
      /** It is the paper of a month as it was closed; `holds`: it was not opened again since. */
      closed: v.optional(v.object({ at: Ms, byName: v.string(), holds: v.boolean() })),
      count: Count,
      seq: Count,
    }),
  ),
  asOf: Ms,
});
export type LedgerCheck = v.InferOutput<typeof LedgerCheck>;
