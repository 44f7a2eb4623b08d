// A checklist divided by headings.
import type { Item } from './template.ts';

/** The items under one heading, this one among them, up to the next heading; all of them where nothing divides them. */
export function underHeading(items: readonly Item[], itemId: string | null): readonly Item[] {
  let part = 0;
  const parts = items.map(({ section }) => (section ? ++part : part));
  const its = parts[items.findIndex(({ id }) => id === itemId)];
  return items.filter((_, n) => parts[n] === its);
}
