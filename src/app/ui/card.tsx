// A sheet of paper on the ground. `main` is the one next thing; `trouble` wants somebody to act.
import type { ComponentChildren } from 'preact';
import styles from './card.module.css';

export const Card = ({ kind, children }: { kind?: 'main' | 'trouble' | undefined; children: ComponentChildren }) => (
  <section class={`${styles.card} ${kind ? styles[kind] : ''}`}>{children}</section>
);
