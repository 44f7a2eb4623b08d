// The photos of a record, each with what it belongs to.
import { inLanguage } from '../format.ts';
import type { Photo } from '../../domain/photo.ts';
import type { InspectionView } from '../../domain/reports.ts';
import type { Language } from '../state.ts';

export type RecordPhoto = {
  sha256: string;
  src: string;
  /** Counted through the record, in the order of the checklist. */
  n: number;
  have: boolean;
  /** When it was removed because its time was over, UTC ms. */
  removedAt: number | undefined;
  item: number;
  text: string;
  photo: Photo;
  /** Shows how it was once it had been put right on the spot. */
  isAfter: boolean;
  /** Which photo of the same record it is almost the same as. */
  likeN: number | undefined;
};

export function photosOf(view: InspectionView, language: Language): RecordPhoto[] {
  const { record, template } = view;
  const held = new Set(view.photos.filter((photo) => photo.have).map((photo) => photo.sha256));
  const removed = new Map(view.photos.map((photo) => [photo.sha256, photo.removedAt]));
  const place = new Map(template.items.map((item, index) => [item.id, index]));
  const at = (photo: Photo) => place.get(photo.itemId) ?? template.items.length;
  const inOrder = [...record.inspection.photos].sort((a, b) => at(a) - at(b));
  const after = new Set(record.inspection.answers.flatMap((answer) => answer.after ?? []));
  const nOf = new Map(inOrder.map(({ sha256 }, index) => [sha256, index + 1]));
  return inOrder.map((photo, index) => {
    const item = template.items[at(photo)];
    return {
      sha256: photo.sha256,
      src: `/api/inspections/${record.id}/photos/${photo.sha256}`,
      n: index + 1,
      have: held.has(photo.sha256),
      removedAt: removed.get(photo.sha256),
      item: at(photo) + 1,
      text: item ? inLanguage(item.text, language) : '',
      photo,
      isAfter: after.has(photo.sha256),
      likeN: nOf.get(photo.look?.like ?? ''),
    };
  });
}
