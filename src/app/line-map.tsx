// A route drawn as a line with stations, like a metro map; each station says by shape and colour when somebody was last there.
import { Check, TriangleAlert, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Place } from '../domain/place.ts';
import { nearDayAndClock } from './format.ts';
import styles from './line-map.module.css';
import { shortNames } from './short-names.ts';
import { Icon } from './ui/icon.tsx';
import { useLanguage } from './use-screen.ts';
import { lineMapWords } from './words/line-map.ts';

const dayMs = 86_400_000;
type Age = 'day' | 'week' | 'older' | 'never';

const ageOf = (at: number | undefined, now: number): Age =>
  at === undefined ? 'never' : now - at < dayMs ? 'day' : now - at < 7 * dayMs ? 'week' : 'older';

const marks = { day: Check, week: TriangleAlert, older: X, never: null };
const ages: readonly Age[] = ['day', 'week', 'older', 'never'];

type LineMapProps = {
  points: readonly { placeId: string }[];
  places: ReadonlyMap<string, Place>;
  /** When somebody was last at each place, UTC ms; null while that is not known. */
  seen: ReadonlyMap<string, { at: number; byName: string }> | null;
  /** UTC ms, by the same clock. */
  now: number;
  /** What a place that is no longer there is called. */
  gone: string;
  /** What it is called that nothing is known of a point, where that is not that nobody was there. */
  unknown?: string;
  /** What else there is to say of a point. */
  about?: (placeId: string) => ComponentChildren;
};

export function LineMap({ points, places, seen, now, gone, unknown, about }: LineMapProps) {
  const language = useLanguage();
  const words = lineMapWords[language];
  const named = { ...words.ages, never: unknown ?? words.ages.never };
  const names = shortNames(points.map(({ placeId }) => places.get(placeId)));
  return (
    <>
      <ol class={styles.map} aria-label={words.map}>
        {points.map(({ placeId }, i) => {
          const visit = seen?.get(placeId);
          return (
            <li key={placeId} class={styles.stop}>
              <Station age={seen ? ageOf(visit?.at, now) : 'never'} />
              <span class={styles.name}>{names[i] || gone}</span>
              {seen && (
                <span class={styles.when}>
                  {visit ? words.lastSeen(nearDayAndClock(visit.at, language), visit.byName) : named.never}
                </span>
              )}
              {about?.(placeId)}
            </li>
          );
        })}
      </ol>
      {seen && (
        <ul class={styles.legend} aria-label={words.hint}>
          {ages.map((age) => (
            <li key={age}>
              <Station age={age} />
              {named[age]}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Station({ age }: { age: Age }) {
  const mark = marks[age];
  return <span class={`${styles.station} ${styles[age] ?? ''}`}>{mark && <Icon of={mark} size={18} />}</span>;
}
