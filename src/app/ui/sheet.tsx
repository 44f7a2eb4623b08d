// A sheet from below. The phone's back button closes it first, and focus returns to what opened it.
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useBackCloses } from './back.ts';
import { useModal } from './modal.ts';
import styles from './sheet.module.css';

type SheetProps = { label: string; onClose: () => void; children: ComponentChildren };

export function Sheet({ label, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog);
  useBackCloses(onClose);
  return (
    <dialog
      ref={dialog}
      class={styles.sheet}
      aria-label={label}
      onCancel={(event) => {
        // A file picker inside the sheet that is put away says cancel too.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {children}
    </dialog>
  );
}
