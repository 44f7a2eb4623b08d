// What hung here before, each with when and by whom.
import type { FloorPlanShown } from '../../domain/floor-plan-reports.ts';
import { dayAndClock } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import styles from './floor-plan.module.css';
import { pictureAddress } from './hung.ts';
import { usePlanWords } from './use-words.ts';

export function BeforeList({ plan }: { plan: FloorPlanShown }) {
  const words = usePlanWords();
  const language = useLanguage();
  if (plan.before.length === 0) return null;
  return (
    <details class={styles.before}>
      <summary>{words.before(plan.before.length)}</summary>
      <ul>
        {plan.before.map(({ picture, byName, from, until, have }) => {
          const said = words.hungFrom(dayAndClock(from, language), dayAndClock(until, language), byName);
          return (
            <li key={`${picture.sha256} ${from}`}>
              <p class={styles.hint}>{said}</p>
              {have ? (
                <img
                  loading="lazy"
                  src={pictureAddress(plan, picture.sha256)}
                  alt={said}
                  width={picture.width}
                  height={picture.height}
                />
              ) : (
                <p>{words.beforeGone}</p>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
