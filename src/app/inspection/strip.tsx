// The whole round at a glance, a station an item. Pressing it opens the list of numbers to jump to.
import { useWords } from '../use-screen.ts';
import { openSheet } from './draft-actions.ts';
import { stationState } from './stations.ts';
import { useDraft, useStore } from './use-draft.ts';
import styles from './strip.module.css';

/** Above this many a station is only a thin stroke, and all of them stay on one line. */
const mostStations = 80;

export function Strip() {
  const store = useStore();
  const { inspection } = useWords();
  const looks = useDraft(
    ({ asked, answers, here }) =>
      asked.map((item) => {
        const isHere = here === item.id;
        const state = stationState(item, answers.get(item.id), store.on, isHere);
        return `${styles.dot} ${styles[state] ?? ''} ${isHere ? styles.here : ''}`;
      }),
    'after paint',
  );
  const rows = Math.ceil(looks.length / 24);
  const many = looks.length > mostStations;
  return (
    <button
      type="button"
      class={`${styles.strip} ${many ? styles.many : ''}`}
      style={many ? undefined : { gridTemplateColumns: `repeat(${Math.ceil(looks.length / rows)}, minmax(0, 1fr))` }}
      aria-label={inspection.jump}
      onClick={() => openSheet(store, { kind: 'jump' })}
    >
      {looks.map((look, at) => (
        <i key={at} class={look} />
      ))}
    </button>
  );
}
