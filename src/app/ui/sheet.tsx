// A sheet from below. The phone's back button closes it first, and focus returns to what opened it.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useBackCloses } from './back.ts';
import { useModal } from './modal.ts';
import { useWords } from '../use-screen.ts';
import { Button } from './button.tsx';
import styles from './sheet.module.css';

type SheetProps = {
  label: string;
  /** Says false where the sheet stays. */
  onClose: () => unknown;
  /** Nobody keeps what is typed here before it is saved, so a slip of the thumb does not throw it away. What is signed by hand is kept nowhere before. */
  asks?: boolean;
  children: ComponentChildren;
};

export function Sheet({ label, onClose, asks, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  /** 1: something was typed or chosen; 2: somebody has signed. */
  const typed = useRef(0);
  const [asked, ask] = useState(false);
  const { common } = useWords();
  const leave = (): unknown => {
    if (asked || typed.current < (asks ? 1 : 2)) return onClose();
    ask(true);
    return false;
  };
  useModal(dialog);
  useBackCloses(leave);
  return (
    <dialog
      ref={dialog}
      class={styles.sheet}
      aria-label={label}
      onCancel={(event) => {
        // A file picker inside the sheet that is put away says cancel too.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        leave();
      }}
      onClick={(event) => event.target === dialog.current && leave()}
      onInput={() => (typed.current ||= 1)}
      onPointerDown={({ target }) => target instanceof HTMLCanvasElement && (typed.current = 2)}
    >
      {children}
      {/* At the desk, where nobody looks for a way back; last, so that no sheet opens with the focus on it. */}
      <div class={styles.close}>
        <Button look="plain" onClick={leave}>
          {common.close}
        </Button>
      </div>
      {asked && (
        <div class={styles.unsaved} role="alert">
          <b>{common.unsaved}</b>
          <div>
            <Button onClick={() => onClose()}>{common.giveUp}</Button>
            <Button look="primary" onClick={() => ask(false)}>
              {common.goOn}
            </Button>
          </div>
        </div>
      )}
    </dialog>
  );
}
