// Which item a sheet is about.
import type { Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import styles from './sheets.module.css';

export const SheetTitle = ({ item, number }: { item: Item; number: number }) => (
  <h2 class={styles.title}>
    <span class="numbers">{number}</span> {inLanguage(item.text, useLanguage())}
  </h2>
);
