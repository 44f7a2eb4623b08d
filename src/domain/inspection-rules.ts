// What an inspection must be before it is taken in: asked on the phone when it is submitted, and again on the server.
import { checkAnswer } from './answer.ts';
import { asWalked } from './asset-walk.ts';
import { gaps, inspectionDay, type Inspection } from './inspection.ts';
import { askedAnswers } from './logic.ts';
import { Refusal } from './refusal.ts';
import { itemsById, type Template } from './template.ts';

/**
 * Refuses an inspection that its own template version would not accept: an unknown or doubled item, a value of the
 * wrong type, an answer to an item that its own logic hides (`item-not-asked`), a required answer, cell, photo or reason
 * missing, a photo named by an answer but not listed, a spoken note on an item that is not there. `schema`: that of its entry; since 6 what was
 * put right on the spot shows it (`after-photo-required`), since 7 what an item asks for a major hazard is answered (`major-unanswered`).
 */
export function checkInspection(inspection: Inspection, published: Template, timeZone: string, schema?: number): void {
  if (inspection.assets && !published.perAsset) throw new Refusal('unknown-field', { path: 'body.assets' });
  const template = asWalked(published, inspection.assets);
  const items = itemsById(template);
  const seen = new Set<string>();
  const listed = new Set(inspection.photos.map((photo) => photo.sha256));
  for (const answer of inspection.answers) {
    const item = items.get(answer.itemId);
    if (!item) throw new Refusal('item-unknown', { itemId: answer.itemId });
    if (seen.has(answer.itemId)) throw new Refusal('item-twice', { itemId: answer.itemId });
    seen.add(answer.itemId);
    checkAnswer(item, answer);
    if (answer.photos.some((sha256) => !listed.has(sha256))) throw new Refusal('not-listed', { itemId: item.id });
  }
  const spoken = inspection.voices?.find(({ itemId }) => !items.has(itemId));
  // In a draft that went over to a newer version the item may be gone since it was spoken of.
  if (spoken && !inspection.carried) throw new Refusal('item-unknown', { itemId: spoken.itemId });
  const day = inspectionDay(inspection, timeZone);
  const asked = askedAnswers(template, inspection.answers, day);
  if (asked.length < inspection.answers.length) {
    const hidden = inspection.answers.find((answer) => !asked.includes(answer));
    throw new Refusal('item-not-asked', { itemId: hidden?.itemId ?? '' });
  }
  const missing = gaps(template, inspection.answers, day, schema);
  const [first] = missing;
  const all = [...new Set(missing.map(({ itemId }) => itemId))];
  if (first) throw new Refusal(first.code, { itemId: first.itemId }, all.length > 1 ? all : undefined);
}
