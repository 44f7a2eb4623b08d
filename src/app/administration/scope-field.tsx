// The places a person is in charge of; none means all.
import { Plus, X } from 'lucide';
import { placeName, type Place } from '../../domain/place.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './add-person.module.css';

type ScopeProps = {
  /** What the field is called, where it is not about a person. */
  label?: string;
  hint?: string;
  scope: readonly string[];
  places: readonly Place[];
  onChange: (scope: string[]) => void;
  onAdd: () => void;
};

export function ScopeField({ label, hint, scope, places, onChange, onAdd }: ScopeProps) {
  const { people: words } = useWords().manage;
  const chosen = scope.flatMap((id) => places.find((place) => place.id === id) ?? []);
  return (
    <fieldset class={styles.scope}>
      <legend>{label ?? words.scope}</legend>
      <p class={styles.hint}>{hint ?? words.scopeHint}</p>
      <div class={styles.chips}>
        {chosen.length === 0 && <span class={styles.whole}>{words.wholeSchool}</span>}
        {chosen.map((place) => (
          <button
            key={place.id}
            type="button"
            class={styles.chip}
            aria-label={words.removeScope(placeName(place))}
            onClick={() => onChange(scope.filter((id) => id !== place.id))}
          >
            {placeName(place)}
            <Icon of={X} size={18} />
          </button>
        ))}
        <Button onClick={onAdd}>
          <Icon of={Plus} size={20} />
          {words.addScope}
        </Button>
      </div>
    </fieldset>
  );
}
