// Which of the 24 places of a sheet is the first empty one.
import { useKitchenWords } from './use-kitchen-words.ts';
import styles from './labels.module.css';
import { cellsOnSheet } from './label-pages.tsx';
import kitchen from './kitchen.module.css';

type StartCellProps = { used: number; labels: number; onChoose: (used: number) => void };

/** Folded away: most sheets are new. */
export function StartCell({ used, labels, onChoose }: StartCellProps) {
  const { boxes: words } = useKitchenWords();
  const useOf = (n: number) => (n < used ? 'used' : n < used + labels ? 'printed' : undefined);
  return (
    <details>
      <summary class={kitchen.summary}>{words.startAt(used + 1)}</summary>
      <p class={kitchen.hint}>{words.startHint}</p>
      <div class={styles.cells}>
        {Array.from({ length: cellsOnSheet }, (_, n) => (
          <button
            key={n}
            type="button"
            class={styles.pick}
            data-use={useOf(n)}
            aria-label={words.cell(n + 1)}
            aria-pressed={n === used}
            onClick={() => onChoose(n)}
          >
            {n + 1}
          </button>
        ))}
      </div>
    </details>
  );
}
