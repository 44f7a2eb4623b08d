// What a sheet is about. It takes the focus, so that no keyboard opens and nothing scrolls.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useWords } from '../use-screen.ts';
import styles from './cases.module.css';
import type { useActing } from '../use-acting.ts';
import { useCaseWords } from './use-words.ts';

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

type ActSheetProps = Pick<ReturnType<typeof useActing>, 'busy' | 'failed'> & {
  title: string;
  hint?: string | undefined;
  save: string;
  /** Something is still being made of what was shot. */
  waits?: boolean;
  onSave: () => void;
  onClose: () => void;
  children?: ComponentChildren;
};

/** A sheet that says something and is closed once that is on the disk. */
export function ActSheet({ title, hint, save, waits = false, busy, failed, onSave, onClose, children }: ActSheetProps) {
  const { common } = useWords();
  const { sheet } = useCaseWords();
  return (
    <Sheet label={title} onClose={onClose}>
      <SheetHead>{title}</SheetHead>
      {hint && <p class={styles.hint}>{hint}</p>}
      {children}
      <div class={styles.acts}>
        {failed && (
          <p class={styles.barFailed} role="alert">
            {failed}
          </p>
        )}
        <Button onClick={onClose}>{common.cancel}</Button>
        <Button look="primary" large aria-disabled={busy || waits} onClick={onSave}>
          {busy ? sheet.saving : save}
        </Button>
      </div>
    </Sheet>
  );
}
