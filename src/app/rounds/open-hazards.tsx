// Hazards that are still open at a point: how bad, what, and which; those only a baton speaks of lead nowhere yet.
import { TriangleAlert } from 'lucide';
import type { OpenAt } from '../../db/round-beside.ts';
import { inLanguage } from '../format.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLanguage } from '../use-screen.ts';
import styles from './rounds.module.css';
import { useRoundWords } from './use-words.ts';

/** `nameOf`: where they do not stand beside the name of their point. */
export function OpenHazards({ rows, nameOf }: { rows: readonly OpenAt[]; nameOf?: (placeId: string) => string }) {
  const language = useLanguage();
  const words = useRoundWords();
  return (
    <ul class={styles.hazards}>
      {rows.map(({ placeId, id, grade, number, text }) => (
        <li key={number}>
          <div>
            <GradeBadge grade={grade} />
            {id === null ? (
              <b>{text.zh}</b>
            ) : (
              <a href={`/hazards/${encodeURIComponent(id)}`}>{inLanguage(text, language)}</a>
            )}
          </div>
          <p class={styles.small}>
            {[nameOf?.(placeId), id === null && words.hazards.byBaton(number)].filter(Boolean).join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** At the point one stands at or looks at; nothing where nothing is open. */
export function OpenHere({ open }: { open: readonly OpenAt[] }) {
  const words = useRoundWords();
  if (open.length === 0) return null;
  return (
    <section>
      <h3 class={styles.label}>{words.hazards.here}</h3>
      <OpenHazards rows={open} />
    </section>
  );
}

/** On the line: that something is open there, before one gets there. */
export function OpenCount({ n }: { n: number }) {
  const words = useRoundWords();
  if (n === 0) return null;
  return (
    <p class={`${styles.ready} ${styles.warn}`}>
      <Icon of={TriangleAlert} size={22} />
      {words.hazards.at(n)}
    </p>
  );
}
