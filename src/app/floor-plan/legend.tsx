import { looksOf, type Way } from './look.ts';
import { stateWord } from './said.ts';
import { Station } from './station.tsx';
import styles from './floor-plan.module.css';
import { usePlanWords } from './use-words.ts';

export function Legend({ way }: { way: Way }) {
  const words = usePlanWords();
  return (
    <ul class={styles.legend} aria-label={words.legend}>
      {looksOf(way).map((look) => (
        <li key={look.state}>
          <Station look={look} />
          {stateWord(way, look.state, words)}
        </li>
      ))}
    </ul>
  );
}
