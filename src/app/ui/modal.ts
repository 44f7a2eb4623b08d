// A dialog over the page, which gives the focus back to what opened it when it goes.
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

export function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      // The browser does not do it for a dialog that is taken away, and only once it is gone the page can be reached.
      queueMicrotask(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body;
        if (isFree && opener instanceof HTMLElement && mayHaveFocus(opener)) opener.focus({ preventScroll: true });
      });
    };
  }, []);
}

/** A field that has the focus brings the keyboard of a phone up again. */
const mayHaveFocus = (opener: HTMLElement): boolean =>
  !opener.matches('input, textarea') || matchMedia('(pointer: fine)').matches;
