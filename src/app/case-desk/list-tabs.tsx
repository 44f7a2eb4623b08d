// The lists of cases with how long each is: all in sight on the desk, one choice on the phone.
import { useLocation } from 'preact-iso';
import { hazardLists, type HazardCounts, type HazardList } from '../../domain/hazard-reports.ts';
import { SelectField } from '../ui/field.tsx';
import { casesAddress, type CaseFilter } from '../case-filter.ts';
import styles from './case-list.module.css';
import { useDeskWords } from './use-case-desk.ts';

type Counts = HazardCounts['counts'] | undefined;
const loud: ReadonlySet<HazardList> = new Set(['overdue', 'major', 'repeat']);

/** Under a list there is no state to look for: it would contradict it. */
const toList = (filter: CaseFilter, list: HazardList): string => casesAddress({ ...filter, list, state: null });

export function ListTabs({ filter, counts }: { filter: CaseFilter; counts: Counts }) {
  const words = useDeskWords();
  return (
    <nav class={styles.lists} aria-label={words.list}>
      {hazardLists.map((list) => (
        <a
          key={list}
          class={loud.has(list) && counts?.[list] ? styles.loud : ''}
          href={toList(filter, list)}
          aria-current={list === filter.list ? 'true' : undefined}
        >
          {words.lists[list]} <b>{counts?.[list] ?? '–'}</b>
        </a>
      ))}
    </nav>
  );
}

export function ListChoice({ filter, counts }: { filter: CaseFilter; counts: Counts }) {
  const { route } = useLocation();
  const words = useDeskWords();
  return (
    <SelectField
      label={words.list}
      value={filter.list}
      onChange={(event) => route(toList(filter, event.currentTarget.value as HazardList), true)}
    >
      {hazardLists.map((list) => (
        <option key={list} value={list}>
          {words.withCount(words.lists[list], counts?.[list])}
        </option>
      ))}
    </SelectField>
  );
}
