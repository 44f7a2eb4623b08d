// What managers ask about the whole school, and how the server answers. Shown "as of" its time, never a source of a write.
import * as v from 'valibot';
import { Settling } from './schema/held.ts';
import { Person, PersonLeft } from './schema/person.ts';
import { Password, protocol } from './protocol.ts';
import { Template } from './schema/template.ts';
import { hazardGrades } from './hazard-words.ts';
import { Bilingual, Count, Id, Ms } from './schema/text.ts';

const Protocol = v.literal(protocol);

export * from './record-reports.ts';

export const maxRows = 500;
export const usualRows = 100;

export const Tally = v.object({ normal: Count, abnormal: Count, notApplicable: Count, open: Count, bulk: Count });

/**
 * One line of the list. `photos`: how many the server holds of those the inspection names. `worst`: the highest grade
 * among its hazards. `clockOff`: the phone's clock was wrong, or says what cannot be. `late`: finished on another
 * day (补录). `signBy`: until when the signature it waits for is in time, null when it waits for none. `score`: of a
 * checklist with weights; `passed` null where no mark is set. Times in UTC ms.
 */
export const InspectionRow = v.object({
  id: v.string(),
  placeName: v.string(),
  templateCode: v.string(),
  templateName: Bilingual,
  by: Id,
  byName: v.string(),
  day: v.string(),
  submittedAt: Ms,
  receivedAt: Ms,
  tally: Tally,
  photos: v.object({ have: Count, total: Count }),
  state: v.picklist(['submitted', 'withdrawn']),
  worst: v.optional(v.nullable(v.picklist(hazardGrades))),
  clockOff: v.optional(v.boolean()),
  late: v.optional(v.boolean()),
  signBy: v.optional(v.nullable(Ms)),
  score: v.optional(v.nullable(v.object({ percent: v.number(), passed: v.nullable(v.boolean()) }))),
});
export type InspectionRow = v.InferOutput<typeof InspectionRow>;

/**
 * Newest first. `next` goes into `before` for the following page, null at the end. `totals` counts everything under the
 * day, place, template, item and person asked for, whatever `result`, `photos` and `state` narrow the rows to; `photosMissing`: those of which photos are
 * still to come, `photosOnWay`: how many photos, `withdrawn`: those that were taken back and count in none of the others. An earlier server told neither.
 */
export const Inspections = v.object({
  protocol: Protocol,
  rows: v.array(InspectionRow),
  next: v.nullable(v.string()),
  totals: v.object({
    received: Count,
    abnormal: Count,
    photosMissing: Count,
    photosOnWay: v.optional(Count, 0),
    withdrawn: v.optional(Count, 0),
  }),
  asOf: Ms,
});
export type Inspections = v.InferOutput<typeof Inspections>;

/** A record that waits for the asker's signature. `signBy`: late from then on. Times UTC ms by the server's clock. */
export const SignatureRow = v.object({
  id: Id,
  itemId: v.string(),
  itemText: Bilingual,
  placeName: v.string(),
  templateName: Bilingual,
  byName: v.string(),
  day: v.string(),
  abnormal: Count,
  receivedAt: Ms,
  signBy: Ms,
});
export type SignatureRow = v.InferOutput<typeof SignatureRow>;

/** Oldest first, at most `usualRows`; `more` when there are others. */
export const Signatures = v.object({ protocol: Protocol, rows: v.array(SignatureRow), more: v.boolean(), asOf: Ms });
export type Signatures = v.InferOutput<typeof Signatures>;

/** `cards`: department and telephone of those of whom they are known, by person; an earlier server told none. */
export const People = v.object({
  protocol: Protocol,
  people: v.array(Person),
  cards: v.optional(v.record(v.string(), v.object({ dept: v.string(), phone: v.string() }))),
});
export type People = v.InferOutput<typeof People>;

/** Why somebody works here no more, or works here again. */
export const LeaveOrReturn = v.strictObject({ reason: PersonLeft.entries.reason });
export type LeaveOrReturn = v.InferOutput<typeof LeaveOrReturn>;

export const NewPassword = v.strictObject({ password: Password });
export type NewPassword = v.InferOutput<typeof NewPassword>;

/**
 * One person on one phone. `owed`: announced entries that have not arrived, and photos of theirs and of those that have;
 * `since`: the oldest of them. `gaps`: numbers of the phone that neither arrived nor were announced. `lost`: its storage
 * was wiped, with so many things in it. `build`: the version of the app that it handed in with last, null where it has not said; `clockOffsetMs`: how far the server was ahead of it, by its last entry; null when that
 * one did not know. `mayHold`: rounds of yesterday and today of which nothing more came, and this phone was not heard of since they were due. Times UTC ms by
 * the server's clock.
 */
export const PhoneRow = v.object({
  personId: Id,
  personName: v.string(),
  device: Id,
  agent: v.string(),
  lastSeenAt: Ms,
  revokedAt: v.nullable(Ms),
  owed: v.object({ entries: Count, photos: Count, since: v.nullable(Ms) }),
  gaps: Count,
  lost: v.nullable(v.object({ things: Count, at: Ms })),
  clockOffsetMs: v.nullable(v.number()),
  build: v.optional(v.nullable(v.string()), null),
  mayHold: v.optional(v.array(v.object({ id: v.string(), planName: v.string(), plannedAt: Ms }))),
});
export type PhoneRow = v.InferOutput<typeof PhoneRow>;

/** Phones of the people this manager answers for, worst first. `version`: of the app that the school has now. */
export const Phones = v.object({
  protocol: Protocol,
  rows: v.array(PhoneRow),
  version: v.optional(v.string(), ''),
  asOf: Ms,
});
export type Phones = v.InferOutput<typeof Phones>;

const Found = v.object({ answers: Count, faults: Count, photos: Count });

/**
 * What came under the id of an entry that counts, and says something else. `first`: what counts. `items`: those that are answered differently;
 * `parts`: what else is different.
 */
export const TwiceSaid = v.object({
  isSamePhone: v.boolean(),
  first: v.object({ recordedAt: Ms, found: v.nullable(Found) }),
  items: v.array(Bilingual),
  parts: v.array(v.picklist(['answers', 'photos', 'place', 'time', 'other'])),
});
export type TwiceSaid = v.InferOutput<typeof TwiceSaid>;

/**
 * One entry that is kept aside, and why. `id`: that of its receipt. `senderName`: whose account brought it, null when it was
 * the author's own. `place` and `template` are the names it gives, where the school knows them; `about` is what it calls itself;
 * `found` says how much an inspection says. `settled`: what a manager made of it, null when nobody has; `maySettle`: this one
 * may. Times UTC ms.
 */
export const HeldRow = v.object({
  id: Id,
  entryId: Id,
  kind: v.string(),
  byName: v.string(),
  senderName: v.nullable(v.string()),
  place: v.nullable(v.string()),
  template: v.nullable(Bilingual),
  recordedAt: Ms,
  receivedAt: Ms,
  code: v.string(),
  about: v.nullable(v.string()),
  found: v.nullable(Found),
  maySettle: v.boolean(),
  settled: v.nullable(v.object({ outcome: Settling.entries.outcome, reason: v.string(), byName: v.string(), at: Ms })),
  twice: v.optional(TwiceSaid),
});
export type HeldRow = v.InferOutput<typeof HeldRow>;

/** What a manager makes of it. `rejected` needs a reason. */
export const SettleHeld = v.strictObject({ outcome: Settling.entries.outcome, reason: Settling.entries.reason });
export type SettleHeld = v.InferOutput<typeof SettleHeld>;

/** What waits first, then what is settled, newest first; at most `usualRows`; `more` when there are others. */
export const Held = v.object({ protocol: Protocol, rows: v.array(HeldRow), more: v.boolean(), asOf: Ms });
export type Held = v.InferOutput<typeof Held>;

/**
 * off: none are kept. late: the last one, or the last one that was verified, is older than 26 hours. failed: the last try
 * did. `at`: the newest backup, `verifiedAt`: when one was last found whole; UTC ms.
 */
export const BackupHealth = v.object({
  state: v.picklist(['off', 'ok', 'late', 'failed']),
  at: v.nullable(Ms),
  verifiedAt: v.nullable(Ms),
});
export type BackupHealth = v.InferOutput<typeof BackupHealth>;

/**
 * degraded: it serves, and its backups are late or fail. `reason` says in a word what keeps it from serving. `publicKey`:
 * what anchors are signed with.
 */
export const Health = v.object({
  protocol: Protocol,
  status: v.picklist(['ok', 'degraded', 'unavailable']),
  reason: v.optional(v.picklist(['server-full', 'unavailable'])),
  backup: v.optional(BackupHealth),
  publicKey: v.optional(v.string()),
  serverTime: Ms,
});
export type Health = v.InferOutput<typeof Health>;

/**
 * Checklists of which the library has a later edition than the newest version of the school comes from. `was`: what the
 * library said in that edition; null for the first, which is the school's own version 1.
 */
export const LibraryNews = v.object({
  protocol: Protocol,
  newer: v.array(v.object({ template: Template, was: v.nullable(Template) })),
  /** What the library has and the school never had: a school may get a canteen after it was founded. */
  others: v.optional(v.array(Template), []),
  asOf: Ms,
});
export type LibraryNews = v.InferOutput<typeof LibraryNews>;
