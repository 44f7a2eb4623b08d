// The list never jumps under the thumb: what was touched stays where it is on the screen while rows above and below
// fold and unfold, and the next item is brought into view only when it would be hidden.
import type { DraftStore } from './draft-store.ts';

const rowOf = (list: HTMLElement, itemId: string | null): HTMLElement | null =>
  itemId === null ? null : list.querySelector(`[data-item="${itemId}"]`);

/** The buttons themselves where the row has some, because the title above them may change its size. */
const anchorOf = (row: HTMLElement): Element => row.querySelector('[data-anchor]') ?? row;

/** The page is on its way to the next item; whoever taps meanwhile stops it. */
let glidingUntil = 0;
const glideMs = 700;

function stopGliding(): void {
  if (performance.now() < glidingUntil) scrollTo({ top: scrollY, behavior: 'instant' });
  glidingUntil = 0;
}

export function keepInPlace(store: DraftStore, list: HTMLElement): () => void {
  let planned = 0;
  let before = store.getState();
  // Before the rows are drawn: those who look together draw when all have looked.
  const look = () => {
    const now = store.getState();
    const moved = now.here !== before.here;
    const touched = now.touched !== before.touched;
    before = now;
    if (!touched && !moved) return;
    stopGliding();
    const row = rowOf(list, now.touched?.itemId ?? null);
    const anchor = row && anchorOf(row);
    const top = anchor?.getBoundingClientRect().top;
    cancelAnimationFrame(planned);
    // The browser's own anchoring would choose another row to keep.
    list.style.overflowAnchor = 'none';
    // The rows are drawn again before the next frame; the page is put right in that frame, before it is seen.
    planned = requestAnimationFrame(() => {
      const shifted = row && (anchor?.isConnected ? anchor : anchorOf(row));
      if (shifted && top !== undefined)
        scrollBy({ top: shifted.getBoundingClientRect().top - top, behavior: 'instant' });
      if (moved && !now.sheet) revealHere(list, store.getState().here);
      planned = requestAnimationFrame(() => {
        list.style.overflowAnchor = '';
      });
    });
  };
  const stop = store.watch(look);
  return () => {
    stop();
    cancelAnimationFrame(planned);
  };
}

/** Edges of what is not covered by the head and the bar. */
function sight(list: HTMLElement): { top: number; bottom: number } {
  const head = list.previousElementSibling?.getBoundingClientRect();
  const bar = list.nextElementSibling?.getBoundingClientRect();
  return { top: head?.bottom ?? 0, bottom: bar?.top ?? innerHeight };
}

function revealHere(list: HTMLElement, here: string | null): void {
  const row = rowOf(list, here);
  if (!row) return;
  const seen = sight(list);
  const { top, bottom } = seen;
  const head = row.getBoundingClientRect().top;
  if (head >= top && anchorOf(row).getBoundingClientRect().bottom <= bottom) return;
  const isFar = head < top - innerHeight || head > bottom + innerHeight;
  if (isFar) return settleOn(list, row);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (!calm) glidingUntil = performance.now() + glideMs;
  scrollBy({ top: wayTo(row, seen), behavior: calm ? 'instant' : 'smooth' });
}

/** The row begins a little below the head. Under a title of many lines its buttons would lie behind the bar then: they come first. */
function wayTo(row: HTMLElement, { top, bottom }: ReturnType<typeof sight>): number {
  const head = row.getBoundingClientRect().top - top - (bottom - top) * 0.2;
  const keys = anchorOf(row).getBoundingClientRect();
  return Math.max(head, Math.min(keys.bottom + 12 - bottom, keys.top - top));
}

const controls = 'button:not([tabindex="-1"]), input, textarea';

/** At the start: the page opens at the item, and its first control has the focus when somebody was sent there. */
export function showHere(list: HTMLElement, here: string | null, focus: boolean): void {
  const row = rowOf(list, here);
  if (!row) return;
  settleOn(list, row);
  if (focus) anchorOf(row).querySelector<HTMLElement>(controls)?.focus({ preventScroll: true });
}

/** Rows of a long list get their true height when they come into view, so the row is looked for again until it stays. */
function settleOn(list: HTMLElement, row: HTMLElement, tries = 4): void {
  const seen = sight(list);
  const at = row.getBoundingClientRect();
  if (at.top >= seen.top && at.bottom <= seen.bottom) return;
  scrollBy({ top: wayTo(row, seen), behavior: 'instant' });
  if (tries > 0) requestAnimationFrame(() => settleOn(list, row, tries - 1));
}
