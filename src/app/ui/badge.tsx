// A state in one or two words.
import type { ComponentChildren } from 'preact';
import styles from './badge.module.css';

export type Tone = 'normal' | 'abnormal' | 'warn' | 'press' | 'plain';

export const Badge = ({ tone, children }: { tone: Tone; children: ComponentChildren }) => (
  <span class={`${styles.badge} ${styles[tone] ?? ''}`}>{children}</span>
);
