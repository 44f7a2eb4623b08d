// A number that opens the list it counts; of nothing there is nothing to open.
import type { ComponentChildren } from 'preact';
import styles from './analysis.module.css';
import type { Counted } from './counted.ts';

export const Open = ({ of, children }: { of: Counted; children?: ComponentChildren }) =>
  of.n === 0 ? (
    <span>{children ?? 0}</span>
  ) : (
    <a class={styles.open} href={of.href}>
      {children ?? of.n}
    </a>
  );
