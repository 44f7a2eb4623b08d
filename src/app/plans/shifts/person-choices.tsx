// Choosing people by name: those chosen first, then a few, the others by a word of their names.
import { useState } from 'preact/hooks';
import type { Person } from '../../../domain/person.ts';
import { Choices } from '../../ui/field.tsx';
import form from '../../ui/form.module.css';
import { SearchField } from '../../ui/search-field.tsx';
import { knowsPeople } from './rosters.ts';
import { useShiftWords } from './use-words.ts';

const mostShown = 12;

type Props = {
  label: string;
  kind: 'one' | 'several';
  people: readonly Person[];
  chosen: readonly string[];
  onChoose: (ids: string[]) => void;
};

export function PersonChoices({ label, kind, people, chosen, onChoose }: Props) {
  const words = useShiftWords();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const working = people.filter(({ role, left }) => role !== 'admin' && !left);
  const picked = working.filter(({ id }) => chosen.includes(id));
  const others = working.filter(({ id, name }) => !chosen.includes(id) && name.toLowerCase().includes(wanted));
  if (!knowsPeople(people)) return <p class={form.hint}>{words.noPeople}</p>;
  return (
    <>
      {working.length > mostShown && <SearchField label={words.findPerson} value={text} onType={setText} />}
      <Choices
        label={label}
        kind={kind}
        options={[...picked, ...guardsFirst(others).slice(0, mostShown)].map(({ id, name }) => ({
          value: id,
          text: name,
        }))}
        chosen={chosen}
        onChoose={onChoose}
      />
    </>
  );
}

/** Shifts are mostly theirs. */
const guardsFirst = (people: readonly Person[]): Person[] =>
  people.toSorted((a, b) => Number(b.role === 'patrol_guard') - Number(a.role === 'patrol_guard'));
