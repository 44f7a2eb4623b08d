// Choosing one person: by department, found by a name, and it is seen who is away.
import { ChevronLeft } from 'lucide';
import { useState } from 'preact/hooks';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { SearchField } from '../ui/search-field.tsx';
import styles from './case-desk.module.css';
import { personGroups } from './person-groups.ts';
import type { World } from './suggestion.ts';
import { useDeskWords } from './use-case-desk.ts';

type PickerProps = {
  world: World;
  title: string;
  chosen: string | null;
  /** Whoever may not be chosen. */
  without?: string | null;
  /** What choosing nobody means; left out where somebody must be chosen. */
  nobody?: string;
  onChoose: (personId: string | null, deptId: string | null) => void;
  onBack: () => void;
};

export function PersonPicker({ world, title, chosen, without = null, nobody, onChoose, onBack }: PickerProps) {
  const { common } = useWords();
  const { assign: words } = useDeskWords();
  const [text, setText] = useState('');
  const groups = personGroups(world, text, without);
  return (
    <div class={styles.picker}>
      <div class={styles.pickerHead}>
        <Button look="plain" onClick={onBack}>
          <Icon of={ChevronLeft} />
          {common.back}
        </Button>
        <h2>{title}</h2>
      </div>
      <SearchField label={words.find} value={text} onType={setText} />
      {nobody !== undefined && text === '' && (
        <ul class={styles.people}>
          <li>
            <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null, null)}>
              <b>{nobody}</b>
            </button>
          </li>
        </ul>
      )}
      {groups.length === 0 && <p role="status">{words.findNone}</p>}
      {groups.map(({ deptId, name, choices }) => (
        <section key={deptId} aria-label={name || words.others}>
          <h3>{name || words.others}</h3>
          <ul class={styles.people}>
            {choices.map(({ person, away }) => (
              <li key={person.id}>
                <button type="button" aria-pressed={person.id === chosen} onClick={() => onChoose(person.id, deptId)}>
                  <b>{person.name}</b>
                  <span>{common.roles[person.role]}</span>
                  {away && <span class={styles.away}>{words.away(away.from, away.to, away.deputy)}</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
