// Bars beside names, with their numbers in words: a list, so that it needs no table beside it.
import type { ComponentChildren } from 'preact';
import { Card } from '../ui/card.tsx';
import styles from './analysis.module.css';
import { lengthsOf } from './bar-lengths.ts';

/** `parts`: how long each piece is; `most` and `apart` as in `lengthsOf`. `says`: its numbers, each the way to what it counts. */
export type Bar = {
  key: string;
  name: string;
  says: ComponentChildren;
  parts: { look: 'deep' | 'mid' | 'light' | 'grave'; n: number }[];
  about?: ComponentChildren;
};
type Props = { title: string; hint?: string; bars: readonly Bar[]; most?: number; apart?: boolean };

export function Bars({ title, hint, bars, most, apart }: Props) {
  const lengths = lengthsOf(
    bars.map(({ parts }) => parts),
    { most, apart },
  );
  return (
    <Card>
      <h2 class={styles.head}>{title}</h2>
      {hint && <p class={styles.hint}>{hint}</p>}
      <ul class={styles.bars}>
        {bars.map(({ key, name, says, parts, about }, nth) => (
          <li key={key}>
            <span class={styles.name}>{name}</span>
            <span class={styles.says}>{says}</span>
            <span class={styles.track} data-apart={apart} aria-hidden="true">
              {parts.map(({ look }, n) => (
                <i key={look} data-look={look} style={{ width: `${lengths[nth]?.[n]}%` }} />
              ))}
            </span>
            {about && <span class={styles.about}>{about}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
