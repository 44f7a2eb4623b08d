// What of a case's photos is evidence of how it was and how it is: these are not to have been handed in before (`domain.md` 7.5).
import type { EntryOf } from './entry.ts';
import type { Hazard } from './hazard.ts';
import type { Photo } from './photo.ts';

/** Said on a case with photos: 上报, 当场改好, 整改, 复查, 回头看. */
export const evidenceSpots = ['report', 'fixed', 'rectify', 'pass', 'look-back'] as const;
export type EvidenceSpot = (typeof evidenceSpots)[number];

export type CaseEntry = EntryOf<'hazard-reported'> | EntryOf<'hazard-handled'>;
type Evidence = { spot: EvidenceSpot; photo: Photo };

/** How it stands meanwhile (进展, 临时管控) may be shown again as how it was left. */
export function evidenceIn({ kind, body }: Pick<CaseEntry, 'kind' | 'body'>): Evidence[] {
  if (kind === 'hazard-reported') {
    const { photos, fixed } = body as EntryOf<'hazard-reported'>['body'];
    return asReported(photos, fixed);
  }
  const step = body as EntryOf<'hazard-handled'>['body'];
  if (step.do === 'rectify' || step.do === 'pass' || step.do === 'look-back')
    return step.photos.map((photo) => ({ spot: step.do, photo }));
  if (step.do === 'comment' && step.adds) return asReported(step.photos, step.report?.fixed === true);
  return [];
}

/** Of what was put right on the spot the last photo shows it put right. */
const asReported = (photos: readonly Photo[], isFixed: boolean): Evidence[] =>
  photos.map((photo, n) => ({ spot: isFixed && n === photos.length - 1 ? 'fixed' : 'report', photo }));

/** Under which things the pictures of this case stand: they show the same spot from the same angle, and are to be alike. */
export const standsUnder = (hazard: Hazard, merged: readonly Hazard[]): string[] =>
  [hazard, ...merged].flatMap(({ id, inspectionId, sightings = [] }) =>
    [id, inspectionId].concat(sightings.map((one) => one.inspectionId)),
  );
