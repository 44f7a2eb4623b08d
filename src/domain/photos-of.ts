// Which photos and spoken notes an entry needs. By itself, because every phone asks it and the schemas of entries are heavy.
import type { Entry } from './entry.ts';
import { attachments } from './inspection.ts';
import type { Photo } from './photo.ts';
import type { Voice } from './voice.ts';

/** What an entry says of the photos and notes it needs; of each that is named twice, twice. */
export function photosOf(entry: Entry): readonly (Photo | Voice)[] {
  if (entry.kind === 'inspection-submitted') return attachments(entry.body);
  if (entry.kind === 'hazard-seen' || entry.kind === 'point-visited') return entry.body.photos;
  if (entry.kind === 'hazard-reported') return entry.body.photos;
  if (entry.kind === 'hazard-handled') return ('photos' in entry.body ? entry.body.photos : undefined) ?? [];
  return entry.kind === 'sample-taken' ? (entry.body.photos ?? []) : [];
}
