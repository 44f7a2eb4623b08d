// What is not an inspection and stands in the way of its delivery, by a name that people know.
import { placeName } from '../domain/place.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import { isHazardEntry } from '../domain/hazard-fold.ts';
import { isRoundEntry } from '../domain/round-fold.ts';
import { isAboutInspection } from './own.ts';
import { roundHere } from './own-rounds.ts';
import type { EntryRow } from './rows.ts';

/** An entry about something else than an inspection, such as a new place, that the server refused. */
export type StuckEntry = { subject: string; name: string; code: ProblemCode | null };

/** What is not an inspection and needs attention, in the order in which it was recorded. */
export async function stuckEntries(db: DeviceDb): Promise<StuckEntry[]> {
  const stuck = await db.outbox.where('state').equals('attention').sortBy('opSeq');
  const others = stuck.filter((row) => !isAboutInspection(row));
  const texts = await db.entries.bulkGet(others.map((row) => row.id));
  const names = await Promise.all(texts.map((text) => nameOf(db, text)));
  return others.map(({ subject, code }, i) => ({ subject, name: names[i] ?? subject, code }));
}

/** What a person would call it; undefined where only its number says what it is. */
async function nameOf(db: DeviceDb, text: EntryRow | undefined): Promise<string | undefined> {
  if (text?.entry.kind === 'place-added') return placeName(text.entry.body);
  if (text?.entry.kind === 'places-kept') return text.entry.body.places.slice(0, 1).map(placeName)[0];
  if (text?.entry.kind === 'asset-kept') return text.entry.body.label;
  if (text && isRoundEntry(text.entry)) return (await roundHere(db, text.entry.subject))?.planName;
  if (text?.entry.kind === 'hazard-seen' || (text && isHazardEntry(text.entry))) return text.hazards[0]?.placeName;
  for (const { type, body } of text?.kitchen ?? []) {
    if (type === 'sample') return body.dish;
    if (type === 'fridge') return body.fridge;
    if (type === 'menu') return body.day;
    if (type === 'seal') return body.reason;
  }
  return undefined;
}
