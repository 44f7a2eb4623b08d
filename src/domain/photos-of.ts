// Which photos an entry needs. By itself, because every phone asks it and the schemas of entries are heavy.
import type { Entry } from './entry.ts';
import type { Photo } from './photo.ts';

/** What an entry says of the photos it needs; of each that is named twice, twice. */
export function photosOf(entry: Entry): readonly Photo[] {
  if (entry.kind === 'inspection-submitted' || entry.kind === 'hazard-seen') return entry.body.photos;
  return entry.kind === 'sample-taken' ? (entry.body.photos ?? []) : [];
}
