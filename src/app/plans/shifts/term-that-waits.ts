// The check before a term is due in the two weeks before it, and nobody may have switched it on.
import { daysAfter, daysBeforeTerm, type Calendar } from '../../../domain/calendar.ts';

/** The term that begins within two weeks of `today`, yyyy-mm-dd, and for which the pack has not been on; undefined for none. */
export function termThatWaits({ terms, packs }: Calendar, today: string): Calendar['terms'][number] | undefined {
  return terms
    .filter(({ from }) => today < from && from <= daysAfter(today, daysBeforeTerm))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .find(
      (term) =>
        !packs.some(
          ({ pack, from, to }) =>
            pack === 'term-start' && from <= term.from && to >= daysAfter(term.from, -daysBeforeTerm),
        ),
    );
}
