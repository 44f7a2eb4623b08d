// What every part of 谁负责什么 reads: its words, and names.
import { useMemo } from 'preact/hooks';
import type { Person } from '../../../domain/person.ts';
import { placeName, type Place } from '../../../domain/place.ts';
import type { Responsibility } from '../../../domain/responsibility.ts';
import { useLanguage } from '../../use-screen.ts';
import { responsibilityWords, type ResponsibilityWords } from '../../words/responsibility.ts';

export const useResponsibilityWords = (): ResponsibilityWords => responsibilityWords[useLanguage()];

/** What the parts are given. `staff`: who may be named; `people`: those who left too. */
export type PartProps = {
  book: Responsibility;
  people: readonly Person[];
  places: readonly Place[];
  mayKeep: boolean;
  onChange: (book: Responsibility) => void;
};

export const isStaff = ({ role, left }: Person): boolean => role !== 'admin' && !left;

export function useNames({ book, people, places }: Pick<PartProps, 'book' | 'people' | 'places'>) {
  const { rules: words } = useResponsibilityWords();
  return useMemo(() => {
    const persons = new Map(people.map((one) => [one.id, one]));
    const names = new Map(places.map((one) => [one.id, placeName(one)]));
    const departments = new Map(book.departments.map(({ id, name }) => [id, name]));
    return {
      person: (id: string | null): string => {
        const found = id === null ? undefined : persons.get(id);
        return !found ? '' : found.left ? `${found.name}（${words.gone}）` : found.name;
      },
      place: (id: string | null): string => (id === null ? words.everywhere : (names.get(id) ?? '')),
      department: (id: string): string => departments.get(id) ?? '',
    };
  }, [book, people, places]);
}

/** The list with one put in place of the one at `at`; null takes it away, and behind the last one it is added. */
export const put = <T>(all: readonly T[], at: number, one: T | null): T[] =>
  one === null
    ? all.filter((_, i) => i !== at)
    : at < all.length
      ? all.map((old, i) => (i === at ? one : old))
      : [...all, one];
