// What the school asks of its samples: never less than the law, and from the moment somebody in charge has set it.
import type * as v from 'valibot';
import type { Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { fridgeLimits, keepMs, leastGrams } from './kitchen.ts';
import { correctedMs } from './moment.ts';
import { authorize } from './authorize.ts';
import type { Person } from './person.ts';
import { Refusal } from './refusal.ts';
import type * as schema from './schema/kitchen.ts';

/** Grams of each dish, hours it is kept, ℃ of the fridge. */
export type Figures = v.InferOutput<typeof schema.Figures>;

const hourMs = 3_600_000;

/** L45 art. 40 and OP18: what holds where the school asks for no more. */
export const lawFigures: Figures = { grams: leastGrams, keepHours: keepMs / hourMs, ...fridgeLimits };

/** One setting: who, when, and from when on it holds. UTC ms by the server's clock; corrected on a phone that waits for it. */
export type FiguresSet = Figures & { by: string; byName: string; from: number; entry: string };
/** Every setting there was, as the ledger has them. `id`: the school's. */
export type FiguresBook = { id: string; sets: readonly FiguresSet[] };

/** What held at that moment, UTC ms. */
export function figuresAt(book: FiguresBook | undefined, at: number): Figures {
  let held: FiguresSet | null = null;
  for (const set of book?.sets ?? []) if (set.from <= at && set.from >= (held?.from ?? -Infinity)) held = set;
  if (!held) return lawFigures;
  const { grams, keepHours, min, max } = held;
  return { grams, keepHours, min, max };
}

/** Does it ask for less than the law in any of its figures? */
export const isLaxer = ({ grams, keepHours, min, max }: Figures): boolean =>
  grams < lawFigures.grams || keepHours < lawFigures.keepHours || min < lawFigures.min || max > lawFigures.max;

/** Refuses `forbidden` to who does not answer for the whole school, `figures-too-lax` under the law. */
export function checkFigures(entry: EntryOf<'figures-set'>, person: Person, schoolId: string): void {
  if (!authorize(person, { do: 'set-figures' })) throw new Refusal('forbidden');
  if (entry.subject !== schoolId) throw new Refusal('bad-id', { path: 'subject' });
  if (isLaxer(entry.body)) throw new Refusal('figures-too-lax');
}

/** `receivedAt` as in `fold`: nobody could keep to it before the school had it. Refuses `person-unknown`. */
export function foldFigures(
  entry: EntryOf<'figures-set'>,
  read: Read,
  receivedAt: number | null,
): { type: 'figures'; id: string; body: FiguresBook } {
  const person = read('person', entry.by);
  if (!person) throw new Refusal('person-unknown');
  const id = entry.subject;
  const from = receivedAt ?? correctedMs(entry.at);
  const set: FiguresSet = { ...entry.body, by: entry.by, byName: person.name, from, entry: entry.id };
  return { type: 'figures', id, body: { id, sets: [...(read('figures', id)?.sets ?? []), set] } };
}

/**
 * Refuses on the phone that knows what the school asks: `sample-too-small`. The server takes what was weighed where that
 * was not known yet, and marks it: the dish is eaten, and a refusal would only hide the sample.
 */
export function checkAsked(grams: number, figures: Figures): void {
  if (grams < figures.grams) throw new Refusal('sample-too-small', { path: 'grams', grams: figures.grams });
}
