// What of a document is kept beside it to be found by.
import type { Document, InspectionRecord } from '../../../domain/documents.ts';
import { isClockOff } from '../../../domain/moment.ts';
import type { Place } from '../../../domain/place.ts';
import type { InspectionRow } from '../../../domain/reports.ts';

/** The one person who sees it besides managers; empty for what everybody in the school sees. */
export function ownerOf(document: Document): string {
  if (document.type === 'inspection') return document.body.by;
  if (document.type === 'hazard') return document.body.reportedBy;
  return '';
}

/** The place and everything above it, so that asking for a building finds its rooms. */
export const placesOf = (placeId: string, place: Place | undefined): string[] => [
  placeId,
  ...(place?.ancestors ?? []).map((ancestor) => ancestor.id),
];

/** Photos that count for the record: each once, whichever answers show it. */
export const photosOf = (record: InspectionRecord): string[] =>
  [...new Set(record.inspection.photos.map((photo) => photo.sha256))].sort();

export type Summary = Omit<InspectionRow, 'photos' | 'worst'> & { total: number };

export function inspectionSummary(record: InspectionRecord): string {
  const summary: Summary = {
    id: record.id,
    placeName: record.placeName,
    templateCode: record.inspection.template.code,
    templateName: record.templateName,
    by: record.by,
    byName: record.byName,
    day: record.day,
    submittedAt: record.submittedAt,
    receivedAt: record.receivedAt ?? record.submittedAt,
    tally: record.tally,
    state: record.state,
    clockOff: isClockOff(record.inspection.finishedAt),
    total: photosOf(record).length,
  };
  return JSON.stringify(summary);
}
