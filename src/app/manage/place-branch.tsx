// One place and what is below it, opened on a press; only what is open is drawn, so thousands stay quick.
import { ChevronDown, ChevronRight, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import type { Place } from '../../domain/place.ts';
import { kindsBelow } from '../../domain/place-rules.ts';
import { useWords } from '../use-screen.ts';
import { Gradual } from '../ui/gradual.tsx';
import { Icon } from '../ui/icon.tsx';
import type { PlaceTree } from '../place-tree.ts';
import styles from './places.module.css';

type BranchProps = { place: Place; tree: PlaceTree; onAdd: ((place: Place) => void) | null };

export function PlaceBranch({ place, tree, onAdd }: BranchProps) {
  const { common, manage } = useWords();
  const { places: words } = manage;
  const [open, setOpen] = useState(false);
  const below = tree.inside(place.id);
  return (
    <li class={place.kind === 'building' ? styles.building : styles.stop}>
      <div class={styles.head}>
        <button
          type="button"
          class={styles.name}
          aria-expanded={below.length > 0 ? open : undefined}
          aria-disabled={below.length === 0}
          onClick={() => setOpen(below.length > 0 && !open)}
        >
          {below.length > 0 && <Icon of={open ? ChevronDown : ChevronRight} size={22} />}
          <span class={styles.words}>
            <b>{place.name}</b>
            <small>
              {words.kinds[place.kind]}
              {place.retired && ` · ${words.retiredMark}`}
              {below.length > 0 && ` · ${words.below(below.length)}`}
            </small>
          </span>
        </button>
        <a class={styles.add} href={`/places/${place.id}`} aria-label={words.openOf(place.name)}>
          {words.open}
        </a>
        {onAdd && !place.retired && kindsBelow(place.kind).length > 0 && (
          <button
            type="button"
            class={styles.add}
            aria-label={words.addBelowTo(place.name)}
            onClick={() => onAdd(place)}
          >
            <Icon of={Plus} size={22} />
            {words.add}
          </button>
        )}
      </div>
      {open && below.length > 0 && (
        <Gradual all={below} more={common.more}>
          {(drawn) => (
            <ul class={styles.line}>
              {drawn.map((each) => (
                <PlaceBranch key={each.id} place={each} tree={tree} onAdd={onAdd} />
              ))}
            </ul>
          )}
        </Gradual>
      )}
    </li>
  );
}
