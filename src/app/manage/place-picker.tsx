// Choosing one place out of thousands: walk down the tree, or find it by a word. A place stands for everything below it.
import { ChevronLeft, ChevronRight, MapPin } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { placeName, type Place } from '../../domain/place.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { Icon } from '../ui/icon.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { placeTree } from '../place-tree.ts';
import styles from './place-picker.module.css';

const mostFound = 50;

type PickerProps = {
  places: readonly Place[];
  chosen: string | null;
  /** What choosing nothing means; left out where something must be chosen. */
  nothing?: string;
  onChoose: (id: string | null) => void;
};

export function PlacePicker({ places, chosen, nothing, onChoose }: PickerProps) {
  const { manage, common } = useWords();
  const words = manage.places;
  const tree = useMemo(() => placeTree(places), [places]);
  const start = chosen === null ? null : (tree.find(chosen)?.ancestors.at(-1)?.id ?? null);
  const [at, setAt] = useState<string | null>(start);
  const [text, setText] = useState('');
  const here = at === null ? undefined : tree.find(at);
  const found = text.trim() === '' ? null : tree.search(text);
  const shown = found?.slice(0, mostFound) ?? tree.inside(at);
  return (
    <div class={styles.picker}>
      <SearchField label={words.find} value={text} onType={setText} />
      {!found && here && (
        <div class={styles.here}>
          <Button look="plain" onClick={() => setAt(here.ancestors.at(-1)?.id ?? null)}>
            <Icon of={ChevronLeft} />
            {words.up}
          </Button>
          <b>{placeName(here)}</b>
        </div>
      )}
      {found && (
        <p class={styles.count} role="status">
          {found.length === 0 ? words.notFound : words.found(shown.length, found.length)}
        </p>
      )}
      <Gradual key={`${at} ${text}`} all={shown} more={common.more}>
        {(drawn) => (
          <ul class={styles.list}>
            {!found && at === null && nothing !== undefined && (
              <Choice name={nothing} chosen={chosen === null} onChoose={() => onChoose(null)} />
            )}
            {drawn.map((place) => (
              <Choice
                key={place.id}
                name={found ? placeName(place) : place.name}
                chosen={place.id === chosen}
                below={found ? 0 : tree.inside(place.id).length}
                onChoose={() => onChoose(place.id)}
                onOpen={() => setAt(place.id)}
              />
            ))}
          </ul>
        )}
      </Gradual>
    </div>
  );
}

type ChoiceProps = { name: string; chosen: boolean; below?: number; onChoose: () => void; onOpen?: () => void };

function Choice({ name, chosen, below = 0, onChoose, onOpen }: ChoiceProps) {
  const { places: words } = useWords().manage;
  return (
    <li class={styles.choice}>
      <button type="button" class={styles.name} aria-pressed={chosen} onClick={onChoose}>
        <Icon of={MapPin} size={22} />
        <span>{name}</span>
      </button>
      {below > 0 && (
        <button type="button" class={styles.open} aria-label={`${name} ${words.below(below)}`} onClick={onOpen}>
          {words.below(below)}
          <Icon of={ChevronRight} size={22} />
        </button>
      )}
    </li>
  );
}
