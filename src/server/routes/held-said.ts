// What an entry says that no rule has approved.
import type { Place } from '../../domain/place.ts';
import type { HeldRow } from '../../domain/reports.ts';
import type { Parts } from '../env.ts';

/** What may be read of a body that no rule has approved: ids that lead to documents, or to nothing, and names and counts. */
type Said = { kind: string; by: string; at: { ms: number }; photos: unknown; body?: { [key: string]: unknown } | null };
type Heard = {
  kind: string;
  by: string;
  atMs: number;
  place: Place | undefined;
  about: string | null;
  found: HeldRow['found'];
  template: unknown;
};

export async function saidIn({ store }: Pick<Parts, 'store'>, schoolId: string, raw: string): Promise<Heard> {
  const { kind, by, at, photos, ...rest } = JSON.parse(raw) as Said;
  const body = rest.body ?? {};
  const placeId = body['placeId'] ?? body['canteenId'];
  const place = await store.documents.read(schoolId, 'place', String(placeId));
  const names = [body['name'], body['label'], body['dish']];
  const about = names.find((name) => typeof name === 'string' && name.length <= 200) as string | undefined;
  const answers = Array.isArray(body['answers']) ? (body['answers'] as { value?: unknown }[]) : null;
  const faults = answers?.filter((answer) => answer?.value === 'fail').length ?? 0;
  const taken = Array.isArray(photos) ? photos.length : 0;
  return {
    kind,
    by,
    atMs: at.ms,
    place,
    about: about ?? null,
    found: answers && { answers: answers.length, faults, photos: taken },
    template: body['template'],
  };
}
