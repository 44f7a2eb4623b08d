// One line of the ledger: a fact, who says it, from which device, and when. Never edited; corrected by another entry.
import * as v from 'valibot';
import { canonical } from './canonical.ts';
import { Asset } from './schema/asset.ts';
import { FloorPlan } from './schema/floor-plan.ts';
import { HazardHandled, HazardReported, Responsibility } from './schema/hazard.ts';
import { Settling } from './schema/held.ts';
import { Inspection, Signing } from './schema/inspection.ts';
import {
  Figures,
  FridgeRead,
  Menu,
  SampleDisposed,
  SampleMissed,
  SamplesHandedOver,
  SamplesSigned,
  SampleTaken,
  Sealing,
} from './schema/kitchen.ts';
import { Moment } from './schema/moment.ts';
import { CalendarSet } from './schema/calendar.ts';
import { Person, PersonChanged, PersonInvited, PersonLeft } from './schema/person.ts';
import { Plan } from './schema/plan.ts';
import { maxPhotosPerEntry } from './photo.ts';
import { LookedAt } from './schema/remark.ts';
import { Removed } from './schema/removed.ts';
import { PointSkipped, PointVisited, RoundClosed, RoundFinished, RoundStarted } from './schema/round.ts';
import { Route } from './schema/route.ts';
import { Shift, TurnsChanged } from './schema/shift.ts';
import { Place, PlacesKept } from './schema/place.ts';
import { LedgerClosing } from './schema/closing.ts';
import { School } from './schema/school.ts';
import { SchoolChanged } from './schema/settings.ts';
import { Sighting } from './schema/sighting.ts';
import { Template } from './schema/template.ts';
import { Count, Id, Sha256, typed } from './schema/text.ts';

/** The envelope every kind shares. `opSeq` counts from 1 without gaps for each installation (`device`). */
const envelope = {
  id: Id,
  subject: v.pipe(v.string(), v.maxLength(64)),
  by: Id,
  device: Id,
  opSeq: v.pipe(Count, v.minValue(1)),
  at: Moment,
  /** The entry this one takes the place of. */
  supersedes: v.nullable(Id),
  /** Photos and spoken notes this entry needs to be complete: sorted, each once. */
  photos: v.pipe(v.array(Sha256), v.maxLength(maxPhotosPerEntry, 'too-many-photos')),
  hash: Sha256,
};

const Withdrawal = v.strictObject({ reason: typed(400) });

export const InspectionSubmitted = v.strictObject({
  ...envelope,
  kind: v.literal('inspection-submitted'),
  schema: v.picklist([1, 2, 3, 4, 5, 6, 7, 8]),
  body: Inspection,
});

/** A released schema number keeps its meaning for ever; a new meaning takes a new number. */
export const Entry = v.variant('kind', [
  v.strictObject({ ...envelope, kind: v.literal('school-founded'), schema: v.literal(1), body: School }),
  v.strictObject({ ...envelope, kind: v.literal('school-changed'), schema: v.literal(1), body: SchoolChanged }),
  v.strictObject({ ...envelope, kind: v.literal('person-added'), schema: v.picklist([1, 2]), body: Person }),
  v.strictObject({ ...envelope, kind: v.literal('person-left'), schema: v.literal(1), body: PersonLeft }),
  v.strictObject({ ...envelope, kind: v.literal('person-changed'), schema: v.picklist([1, 2]), body: PersonChanged }),
  v.strictObject({ ...envelope, kind: v.literal('person-invited'), schema: v.literal(1), body: PersonInvited }),
  v.strictObject({ ...envelope, kind: v.literal('place-added'), schema: v.picklist([1, 2, 3]), body: Place }),
  v.strictObject({ ...envelope, kind: v.literal('places-kept'), schema: v.picklist([1, 2, 3]), body: PlacesKept }),
  v.strictObject({
    ...envelope,
    kind: v.literal('template-published'),
    schema: v.picklist([1, 2, 3, 4, 5, 6, 7]),
    body: Template,
  }),
  InspectionSubmitted,
  v.strictObject({ ...envelope, kind: v.literal('asset-kept'), schema: v.picklist([1, 2, 3, 4, 5]), body: Asset }),
  v.strictObject({ ...envelope, kind: v.literal('inspection-withdrawn'), schema: v.literal(1), body: Withdrawal }),
  v.strictObject({ ...envelope, kind: v.literal('inspection-signed'), schema: v.literal(1), body: Signing }),
  v.strictObject({ ...envelope, kind: v.literal('held-settled'), schema: v.literal(1), body: Settling }),
  v.strictObject({ ...envelope, kind: v.literal('hazard-seen'), schema: v.literal(1), body: Sighting }),
  v.strictObject({
    ...envelope,
    kind: v.literal('hazard-reported'),
    schema: v.picklist([1, 2, 3, 4]),
    body: HazardReported,
  }),
  v.strictObject({
    ...envelope,
    kind: v.literal('hazard-handled'),
    schema: v.picklist([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    body: HazardHandled,
  }),
  v.strictObject({ ...envelope, kind: v.literal('responsibility-set'), schema: v.literal(1), body: Responsibility }),
  v.strictObject({ ...envelope, kind: v.literal('menu-set'), schema: v.literal(1), body: Menu }),
  v.strictObject({ ...envelope, kind: v.literal('sample-taken'), schema: v.picklist([1, 2]), body: SampleTaken }),
  v.strictObject({ ...envelope, kind: v.literal('sample-missed'), schema: v.literal(1), body: SampleMissed }),
  v.strictObject({ ...envelope, kind: v.literal('sample-disposed'), schema: v.literal(1), body: SampleDisposed }),
  v.strictObject({ ...envelope, kind: v.literal('samples-signed'), schema: v.literal(1), body: SamplesSigned }),
  v.strictObject({ ...envelope, kind: v.literal('fridge-read'), schema: v.literal(1), body: FridgeRead }),
  v.strictObject({ ...envelope, kind: v.literal('samples-sealed'), schema: v.literal(1), body: Sealing }),
  v.strictObject({
    ...envelope,
    kind: v.literal('samples-handed-over'),
    schema: v.literal(1),
    body: SamplesHandedOver,
  }),
  v.strictObject({ ...envelope, kind: v.literal('seal-lifted'), schema: v.literal(1), body: Sealing }),
  v.strictObject({ ...envelope, kind: v.literal('figures-set'), schema: v.literal(1), body: Figures }),
  v.strictObject({ ...envelope, kind: v.literal('route-kept'), schema: v.picklist([1, 2]), body: Route }),
  v.strictObject({ ...envelope, kind: v.literal('plan-kept'), schema: v.picklist([1, 2, 3]), body: Plan }),
  v.strictObject({ ...envelope, kind: v.literal('calendar-set'), schema: v.picklist([1, 2]), body: CalendarSet }),
  v.strictObject({ ...envelope, kind: v.literal('shift-kept'), schema: v.literal(1), body: Shift }),
  v.strictObject({ ...envelope, kind: v.literal('turns-changed'), schema: v.literal(1), body: TurnsChanged }),
  v.strictObject({ ...envelope, kind: v.literal('round-started'), schema: v.picklist([1, 2, 3]), body: RoundStarted }),
  v.strictObject({ ...envelope, kind: v.literal('point-visited'), schema: v.literal(1), body: PointVisited }),
  v.strictObject({ ...envelope, kind: v.literal('point-skipped'), schema: v.literal(1), body: PointSkipped }),
  v.strictObject({ ...envelope, kind: v.literal('round-finished'), schema: v.picklist([1, 2]), body: RoundFinished }),
  v.strictObject({ ...envelope, kind: v.literal('round-closed'), schema: v.picklist([1, 2, 3]), body: RoundClosed }),
  v.strictObject({ ...envelope, kind: v.literal('remarks-looked-at'), schema: v.picklist([1, 2]), body: LookedAt }),
  v.strictObject({ ...envelope, kind: v.literal('floor-plan-kept'), schema: v.literal(1), body: FloorPlan }),
  v.strictObject({ ...envelope, kind: v.literal('ledger-closing'), schema: v.literal(1), body: LedgerClosing }),
  v.strictObject({ ...envelope, kind: v.literal('removed-by-rule'), schema: v.literal(1), body: Removed }),
]);
export type Entry = v.InferOutput<typeof Entry>;
export type EntryKind = Entry['kind'];
export type EntryOf<K extends EntryKind> = Extract<Entry, { kind: K }>;

/** The bytes the hash is taken over: the canonical JSON of everything but the hash. */
export function hashedText(entry: Omit<Entry, 'hash'> | Entry): string {
  const { hash: _hash, ...rest } = entry as Entry;
  return canonical(rest);
}

/** An entry of a kind or schema newer than this code knows, with only its envelope read. */
const AnyEntry = v.looseObject({
  ...envelope,
  kind: v.pipe(v.string(), v.maxLength(40)),
  schema: v.pipe(Count, v.minValue(1)),
});
export type UnknownEntry = v.InferOutput<typeof AnyEntry>;

export type ParsedEntry =
  | { is: 'known'; entry: Entry }
  | { is: 'newer'; entry: UnknownEntry }
  | {
      is: 'bad';
      code: 'bad-shape' | 'bad-id' | 'unknown-field' | 'too-many-photos' | 'too-many-points' | 'bad-mark';
      path: string;
    };

/** Reads one entry off the wire. What is newer than this code is kept whole, never refused (`reliability.md` 2.10). */
export function parseEntry(raw: unknown): ParsedEntry {
  const known = v.safeParse(Entry, raw);
  if (known.success) return { is: 'known', entry: known.output };
  const any = v.safeParse(AnyEntry, raw);
  if (any.success && isNewer(any.output)) return { is: 'newer', entry: any.output };
  const issue = known.issues[0];
  const path = v.getDotPath(issue) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never') return { is: 'bad', code: 'unknown-field', path };
  if (issue.message === 'bad-id' || issue.message === 'too-many-photos' || issue.message === 'too-many-points')
    return { is: 'bad', code: issue.message, path };
  if (/^body\.photos\.\d+\.marks/.test(path)) return { is: 'bad', code: 'bad-mark', path };
  return { is: 'bad', code: 'bad-shape', path };
}

/** The newest schema of each kind that this code knows. */
export const knownSchemas = Object.fromEntries(
  Entry.options.map(({ entries: { kind, schema } }) => [
    kind.literal,
    'options' in schema ? Math.max(...schema.options) : schema.literal,
  ]),
) as Record<EntryKind, number>;

const isNewer = (entry: UnknownEntry): boolean =>
  !Object.hasOwn(knownSchemas, entry.kind) || entry.schema > knownSchemas[entry.kind as EntryKind];
