// The points of a place to choose from, each with where it lies; the arrow keys move the one that has the focus.
import type { PlanPoint } from '../../domain/floor-plan-reports.ts';
import styles from './floor-plan.module.css';
import { percent, type Spot } from './stage.tsx';
import { Station } from './station.tsx';
import { usePlanWords } from './use-words.ts';

type ChoiceProps = {
  points: readonly PlanPoint[];
  spots: ReadonlyMap<string, Spot>;
  chosen: string | null;
  onChoose: (id: string) => void;
  onKey: (id: string) => (event: KeyboardEvent) => void;
};

export function PointChoice({ points, spots, chosen, onChoose, onKey }: ChoiceProps) {
  const words = usePlanWords();
  return (
    <section aria-label={words.list}>
      <h2 class={styles.head}>{words.list}</h2>
      <p class={styles.hint}>{words.listed(spots.size, points.length)}</p>
      <ul class={styles.points}>
        {points.map(({ placeId, name }) => {
          const at = spots.get(placeId);
          const isChosen = placeId === chosen;
          return (
            <li key={placeId}>
              <button
                type="button"
                class={styles.point}
                aria-pressed={isChosen}
                onClick={() => onChoose(placeId)}
                onKeyDown={onKey(placeId)}
              >
                <Station
                  look={{ state: '', shape: at ? 'disc' : 'ring', tone: at ? 'press' : 'plain', sign: at ? '✓' : '' }}
                />
                <span class={styles.words}>
                  <b>{name}</b>
                  <small>{at ? words.at(percent(at.x), percent(at.y)) : words.unmarked}</small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
