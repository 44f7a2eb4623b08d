// The boxes of a list as they lie in the fridge, each to be left out with one tap.
import { boxCode } from '../../domain/short-code.ts';
import { dayName } from '../days.ts';
import { nearDayAndClock } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import type { GoneBox, SealedBox } from './hand-over-lists.ts';
import styles from './hand-over.module.css';
import kitchen from './kitchen.module.css';

type BoxesProps = {
  of: readonly (SealedBox | GoneBox)[];
  /** Boxes that stay here; without `onLeave` there is nothing to choose. */
  left?: readonly string[];
  onLeave?: (ids: readonly string[]) => void;
};

export function HandOverBoxes({ of, left = [], onLeave }: BoxesProps) {
  return (
    <ul class={kitchen.boxes}>
      {of.map((box) => (
        <li key={box.id} class={styles.box}>
          {onLeave ? (
            <label class={styles.pick}>
              <input
                type="checkbox"
                checked={!left.includes(box.id)}
                onChange={(event) =>
                  onLeave(event.currentTarget.checked ? left.filter((id) => id !== box.id) : [...left, box.id])
                }
              />
              <About of={box} />
            </label>
          ) : (
            <div class={styles.pick}>
              <About of={box} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function About({ of: { id, dish, day, meal, kept } }: { of: SealedBox | GoneBox }) {
  const language = useLanguage();
  const { boxes: words, kitchen: kitchenWords } = useKitchenWords();
  const served = kitchenWords.boxLine(dayName(day, language), kitchenWords.meals[meal], kept.box);
  const stored = [kept.fridge, kept.shelf].filter(Boolean).join(' ');
  const taken = `${words.label.taken} ${nearDayAndClock(kept.takenAt, language)}`;
  return (
    <span class={styles.about}>
      <strong>{dish}</strong>
      <span>{served}</span>
      <span>{[taken, words.grams(kept.grams), stored].join(' · ')}</span>
      <span>{boxCode(id)}</span>
    </span>
  );
}
