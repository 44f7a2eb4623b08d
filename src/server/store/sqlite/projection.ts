// What of a document is kept beside it to be found by.
import type { Document, InspectionRecord } from '../../../domain/documents.ts';

/** The one person who sees it besides managers; empty for what everybody in the school sees. */
export function ownerOf(document: Document): string {
  if (document.type === 'inspection') return document.body.by;
  if (document.type === 'hazard') return document.body.reportedBy;
  return '';
}

/** Photos that count for the record: each once, whichever answers show it. */
export const photosOf = (record: InspectionRecord): string[] =>
  [...new Set(record.inspection.photos.map((photo) => photo.sha256))].sort();
