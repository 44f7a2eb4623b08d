// Dots on a line beside names, one a line, with their numbers in words: a list, so that it needs no table beside it.
import type { ComponentChildren } from 'preact';
import { Card } from '../ui/card.tsx';
import styles from './analysis.module.css';
import marks from './dots.module.css';

/** `n`: where the dot stands, null for none; `mark`: where a thin line stands. `few`: of so little that it is only drawn as a ring. */
export type Dot = {
  key: string;
  name: string;
  says: ComponentChildren;
  n: number | null;
  mark?: number | null;
  few: boolean;
};
type Props = { title: string; hint: string; dots: readonly Dot[]; most?: number };

export function Dots({ title, hint, dots, most }: Props) {
  const end = most ?? Math.max(1, ...dots.flatMap(({ n, mark }) => [n ?? 0, mark ?? 0]));
  const at = (n: number) => ({ insetInlineStart: `${Math.min(100, (100 * n) / end)}%` });
  return (
    <Card>
      <h2 class={styles.head}>{title}</h2>
      <p class={styles.hint}>{hint}</p>
      <ul class={styles.bars}>
        {dots.map(({ key, name, says, n, mark, few }) => (
          <li key={key}>
            <span class={styles.name}>{name}</span>
            <span class={styles.says}>{says}</span>
            <span class={marks.line} aria-hidden="true">
              {mark !== null && mark !== undefined && <i data-is="mark" style={at(mark)} />}
              {n !== null && <i data-is={few ? 'few' : 'dot'} style={at(n)} />}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
