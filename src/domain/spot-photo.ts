// 抽拍: in one of four inspections in which 其余全部正常 was used, one photo of one of the items it filled (`ux-performance.md` A6).
import type { Answer } from './answer.ts';
import { answersById, type Inspection } from './inspection.ts';
import { mayAnswerInBulk, type Item, type Template } from './template.ts';

/** One of this many. */
const odds = 4;

/** Why no photo was taken: it stops nobody, and it is shown. */
export const spotReasons = ['no-camera', 'private', 'left'] as const;
export type SpotReason = (typeof spotReasons)[number];

/** A whole number from a text, spread evenly (FNV-1a, 32 bits). */
function drawn(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The random end of an id: it is made when the inspection begins, and nothing that is answered changes it. */
const seedOf = (inspectionId: string): string => inspectionId.slice(-12);

/**
 * The item to photograph, null when none is. The order of the items is drawn from the record's id and nothing else; it is the
 * first of them that was filled in bulk, so looking at one of them by itself only moves the photo to the next.
 */
export function spotItem(inspectionId: string, template: Template, answers: readonly Answer[]): Item | null {
  const seed = seedOf(inspectionId);
  if (drawn(seed) % odds !== 0) return null;
  const given = answersById(answers);
  const filled = template.items.filter((item) => mayAnswerInBulk(item) && given.get(item.id)?.via === 'bulk');
  const [first] = filled.sort((a, b) => drawn(`${seed} ${a.id}`) - drawn(`${seed} ${b.id}`));
  return first ?? null;
}

/** `due`: nothing was said. */
export type SpotPhoto = { item: Item; is: 'given' | 'due' | SpotReason };

/** What became of the photo; null when none was drawn. */
export function spotPhoto(
  inspectionId: string,
  template: Template,
  { answers, spot }: { answers: readonly Answer[]; spot?: Inspection['spot'] | undefined },
): SpotPhoto | null {
  const item = spotItem(inspectionId, template, answers);
  if (!item) return null;
  const hasPhoto = answers.some((answer) => answer.itemId === item.id && answer.photos.length > 0);
  return { item, is: hasPhoto ? 'given' : (spot?.skipped ?? 'due') };
}
