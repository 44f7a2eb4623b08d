// What will lose photos or names within thirty days: as many as are counted above.
import type { Due, Retention } from '../../domain/retention-reports.ts';
import { dayKey } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import { retentionWords } from '../words/retention.ts';
import styles from './retention.module.css';

export const placeOf = (what: Due['what'], id: string): string | null => {
  if (what === 'inspection') return `/school-record/${id}`;
  if (what === 'hazard') return `/hazards/${encodeURIComponent(id)}`;
  return what === 'round' ? `/rounds-board/${id}` : null;
};

export function RetentionDue({ retention: { due } }: { retention: Retention }) {
  const words = retentionWords[useLanguage()];
  const n = due.things.length;
  return (
    <Card>
      <div class={styles.part}>
        <h2>{n === 0 && !due.more ? words.aheadNone : words.ahead(`${n}${due.more ? '+' : ''}`)}</h2>
        {n > 0 && <p>{words.aheadHint}</p>}
        {due.more && <p>{words.aheadMore}</p>}
        {n > 0 && (
          <ul class={styles.list}>
            {due.things.map((thing) => (
              <DueLine key={`${thing.what} ${thing.id}`} due={thing} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function DueLine({ due: { what, id, title, photos, names, until } }: { due: Due }) {
  const language = useLanguage();
  const words = retentionWords[language];
  const href = title && placeOf(what, id);
  const name = title?.[language] ?? words.whats[what];
  const loses = [photos > 0 && words.photosOf(photos), names > 0 && words.namesOf].filter(Boolean).join(' · ');
  return (
    <li>
      {href ? (
        <a class={styles.to} href={href}>
          {name}
        </a>
      ) : (
        <b>{name}</b>
      )}
      <span>
        {loses} · {words.goesOn(dayKey(until))}
      </span>
    </li>
  );
}
