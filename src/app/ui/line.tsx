// A line with stations: tasks of the day, items of a checklist, steps of a delivery. Shape and colour say the state together.
import { Check, Minus, TriangleAlert, X, type IconNode } from 'lucide';
import type { ComponentChildren, LiHTMLAttributes, OlHTMLAttributes } from 'preact';
import { Icon } from './icon.tsx';
import styles from './line.module.css';

export type StationState = 'todo' | 'here' | 'done' | 'abnormal' | 'late' | 'skipped';

const marks: Partial<Record<StationState, IconNode>> = {
  done: Check,
  abnormal: X,
  late: TriangleAlert,
  skipped: Minus,
};

export function Line({ children, ...rest }: OlHTMLAttributes) {
  return (
    <ol {...rest} class={styles.line}>
      {children}
    </ol>
  );
}

type StopProps = LiHTMLAttributes & { state: StationState; children: ComponentChildren };

export function Stop({ state, children, ...rest }: StopProps) {
  const mark = marks[state];
  return (
    <li {...rest} class={`${styles.stop} ${styles[state] ?? ''}`}>
      <span class={styles.station}>{mark && <Icon of={mark} size={18} />}</span>
      {children}
    </li>
  );
}

export const StopTitle = ({ children }: { children: ComponentChildren }) => <div class={styles.title}>{children}</div>;
export const StopAbout = ({ children }: { children: ComponentChildren }) => <div class={styles.about}>{children}</div>;
