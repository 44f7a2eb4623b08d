// A sheet from below. The phone's back button closes it first, and focus returns to what opened it.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import styles from './sheet.module.css';

type SheetProps = { label: string; onClose: () => void; children: ComponentChildren };

export function Sheet({ label, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  useBackCloses(onClose);
  return (
    <dialog
      ref={dialog}
      class={styles.sheet}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {children}
    </dialog>
  );
}

/** Puts a history entry under the sheet, so that Back closes the sheet and not the page below. */
export function useBackCloses(onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const under = { ...(history.state as object | null), sheet: crypto.randomUUID() };
    history.pushState(under, '');
    let byBack = false;
    const back = () => {
      byBack = true;
      close.current();
    };
    addEventListener('popstate', back);
    return () => {
      removeEventListener('popstate', back);
      const onTop = (history.state as { sheet?: string } | null)?.sheet === under.sheet;
      if (!byBack && onTop) history.back();
    };
  }, []);
}
