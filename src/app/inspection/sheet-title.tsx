// Which item a sheet is about.
import type { Ref } from 'preact';
import type { Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import styles from './sheets.module.css';

type TitleProps = {
  item: Item;
  number: number;
  /** Where the title takes the focus, so that no keyboard opens. */ heading?: Ref<HTMLHeadingElement>;
};

export const SheetTitle = ({ item, number, heading }: TitleProps) => (
  <h2 ref={heading ?? null} class={styles.title} tabIndex={-1}>
    {number} {inLanguage(item.text, useLanguage())}
  </h2>
);
