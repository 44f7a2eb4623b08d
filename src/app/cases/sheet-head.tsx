// What a sheet is about. It takes the focus, so that no keyboard opens and nothing scrolls.
import { useEffect, useRef } from 'preact/hooks';
import styles from './cases.module.css';

export function SheetHead({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The sheet opens after its content is there, and gives the focus to the first thing that takes it.
  useEffect(() => queueMicrotask(() => heading.current?.focus({ preventScroll: true })), []);
  return (
    <h2 ref={heading} class={styles.sheetHead} tabIndex={-1}>
      {children}
    </h2>
  );
}
