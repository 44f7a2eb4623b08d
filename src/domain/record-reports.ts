// How the school answers who asks for one inspection: of all reports the one that every phone has.
import * as v from 'valibot';
import type { InspectionRecord } from './documents.ts';
import type { Hazard } from './hazard.ts';
import { PhotoHad } from './photo-had.ts';
import { protocol } from './protocol.ts';
import { Moment } from './schema/moment.ts';
import { Place } from './schema/place.ts';
import { Template } from './schema/template.ts';
import { Count, Id, Ms, Sha256 } from './schema/text.ts';

/** Where the current submission came from: which installation, in which order, under which receipt, by which clock. */
export const Provenance = v.object({
  receivedAt: Ms,
  device: Id,
  opSeq: Count,
  seq: Count,
  receiptId: Id,
  entryHash: Sha256,
  clock: Moment,
});
export type Provenance = v.InferOutput<typeof Provenance>;

/** Every entry that made the record, oldest first. `reason`: why it corrects the one before. */
export const Submission = v.object({
  entryId: Id,
  kind: v.picklist(['inspection-submitted', 'inspection-withdrawn']),
  at: Moment,
  receivedAt: Ms,
  reason: v.optional(v.string()),
});
export type Submission = v.InferOutput<typeof Submission>;

/**
 * One inspection whole: as it stands now, or as it stood with one of its submissions. `record.entries` ends with the one
 * shown; `submissions` are all of them.
 */
export const InspectionView = v.object({
  protocol: v.literal(protocol),
  record: v.unknown(),
  template: Template,
  place: v.nullable(Place),
  photos: v.array(PhotoHad),
  hazards: v.array(v.unknown()),
  provenance: Provenance,
  submissions: v.array(Submission),
  /** Items of which the asker is not shown who a student is; left out where nothing is covered. */
  covered: v.optional(v.array(v.string())),
  /** The file of evidence cannot be covered in part, and is not for the asker. */
  withheld: v.optional(v.literal(true)),
  asOf: Ms,
});
export type InspectionView = Omit<v.InferOutput<typeof InspectionView>, 'record' | 'hazards'> & {
  record: InspectionRecord;
  hazards: Hazard[];
};
