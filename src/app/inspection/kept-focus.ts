// A row that folds or unfolds is drawn anew: who had the focus in it has it there still.
import { useLayoutEffect } from 'preact/hooks';

const rowInFocus = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>('[data-item]') ?? null;

/** `look`: how the row is drawn; the focus is looked after when it changes. */
export function useKeptFocus(itemId: string, look: string): void {
  const had = rowInFocus()?.dataset['item'] === itemId;
  useLayoutEffect(() => {
    if (!had || rowInFocus()) return;
    const row = document.querySelector(`[data-item="${itemId}"]`);
    const control = row?.querySelector<HTMLElement>('[data-anchor] [role=radio][tabindex="0"]');
    (control ?? row?.querySelector('button'))?.focus({ preventScroll: true });
  }, [look]);
}
