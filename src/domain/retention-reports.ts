// What is asked about how long things are kept: the rules and this school's figures, what will go, what went, what is held.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { authorize } from './authorize.ts';
import { isManager, type Person } from './person.ts';
import { RetentionAsked } from './retention.ts';
import { Bilingual, Count, filled, Id, Ms } from './schema/text.ts';

/** Figures and holds hold for the whole school: for its managers, and not for who keeps the accounts. */
export const mayKeepTimes = (person: Person): boolean =>
  isManager(person) && authorize(person, { do: 'look-after-school' });

/** 冻结: one case, one record, one round, one sample, or everything. */
export const holdWhats = ['hazard', 'inspection', 'round', 'sample', 'all'] as const;
export type HoldWhat = (typeof holdWhats)[number];

/** `about`: an id, empty for everything; `name`: how it was called when it was held. `lifted`: null while it holds. UTC ms. */
export const Hold = v.object({
  id: Id,
  what: v.picklist(holdWhats),
  about: v.string(),
  name: v.string(),
  reason: v.string(),
  byName: v.string(),
  at: Ms,
  lifted: v.nullable(v.object({ byName: v.string(), at: Ms, reason: v.string() })),
});
export type Hold = v.InferOutput<typeof Hold>;

/**
 * Something that will lose photos (`photos`) or names (`names` submissions) from `until` on. `title` and `at` (when it was recorded): null for who
 * sees no content.
 */
export const Due = v.object({
  what: v.picklist(['hazard', 'inspection', 'round', 'sample']),
  id: v.string(),
  title: v.nullable(Bilingual),
  at: v.nullable(Ms),
  photos: Count,
  names: Count,
  until: Ms,
});
export type Due = v.InferOutput<typeof Due>;

/** One certificate: what one step removed. `seq` and `hash`: its line in the ledger; `before`: what had come in by then, UTC ms. */
export const RemovedRow = v.object({
  seq: Count,
  at: Ms,
  hash: v.string(),
  rule: v.picklist(['photos', 'names']),
  years: Count,
  before: Ms,
  n: Count,
});
export type RemovedRow = v.InferOutput<typeof RemovedRow>;

/**
 * `due`: what will go within thirty days; `more`: there is more than is listed. `waits`: why nothing goes at present; null where it does. `mayChange`: whoever asks may change figures and hold things.
 */
export const Retention = v.object({
  protocol: v.literal(protocol),
  years: RetentionAsked,
  /** Past its figure, and kept all the same: whole records are removed by nothing. Left out by an older server. */
  past: v.optional(v.object({ rounds: Count, cases: Count, food: Count })),
  due: v.object({ things: v.array(Due), more: v.boolean() }),
  removed: v.object({ rows: v.array(RemovedRow), next: v.nullable(Count) }),
  holds: v.array(Hold),
  waits: v.nullable(
    v.variant('why', [v.object({ why: v.literal('restored'), until: Ms }), v.object({ why: v.literal('idle') })]),
  ),
  mayChange: v.boolean(),
  asOf: Ms,
});
export type Retention = v.InferOutput<typeof Retention>;

export const RemovedPage = v.object({
  protocol: v.literal(protocol),
  rows: v.array(RemovedRow),
  next: v.nullable(Count),
  asOf: Ms,
});
export type RemovedPage = v.InferOutput<typeof RemovedPage>;

/** `about` is empty for everything and for nothing else. */
export const PlaceHold = v.strictObject({
  what: v.picklist(holdWhats),
  about: v.pipe(v.string(), v.maxLength(100)),
  reason: filled(200),
});
export const LiftHold = v.strictObject({ reason: filled(200) });
