// A long list draws the rows near the screen only; the others are the height they had, or are likely to have. On paper all of them stand.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Heights, spanOf, type Span } from './row-span.ts';

/** Lists up to this are drawn whole. */
const few = 24;

type Spanned = Span & {
  /** Goes on what holds the rows, each of which says whose it is with `data-row`. */ box: {
    current: HTMLElement | null;
  };
};

/** `guess`: px, before any row was seen. */
export function useRowSpan(ids: readonly string[], guess: number): Spanned {
  const box = useRef<HTMLElement>(null);
  const seen = useRef(new Map<string, number>());
  const tall = useRef<Heights | null>(null);
  const [all, setAll] = useState(false);
  const [span, setSpan] = useState<Span>(() => spanOf(new Heights(ids.map(() => guess)), 0, innerHeight));
  const whereIs = useMemo(() => new Map(ids.map((id, at) => [id, at])), [ids]);
  // Asked at every frame of ten thousand rows: made once, and put right row by row as they are seen.
  const heights = (): Heights => {
    if (tall.current) return tall.current;
    const known = [...seen.current.values()];
    const usual = known.length > 0 ? mean(known) : guess;
    const all = new Heights(ids.map((id) => seen.current.get(id) ?? usual));
    // Once and for all: what is not seen yet must not grow or shrink while one scrolls.
    if (known.length > 0) tall.current = all;
    return all;
  };
  const look = () => {
    if (!box.current) return;
    const next = spanOf(heights(), -box.current.getBoundingClientRect().top, innerHeight);
    setSpan((before) => (isAlike(before, next) ? before : next));
  };
  const latest = useRef(look);
  latest.current = look;
  const forget = () => {
    seen.current.clear();
    tall.current = null;
  };
  useMemo(forget, [ids]);
  // What stands there is measured before it is painted, so that nothing moves under the eye.
  useLayoutEffect(() => {
    for (const row of box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const id = row.dataset['row'] ?? '';
      if (seen.current.has(id)) continue;
      const { height } = row.getBoundingClientRect();
      seen.current.set(id, height);
      const at = whereIs.get(id);
      if (at !== undefined) tall.current?.put(at, height);
    }
    look();
  });
  useEffect(() => {
    let waits = 0;
    const soon = () => (waits ||= requestAnimationFrame(() => ((waits = 0), latest.current())));
    const anew = () => (forget(), soon());
    const [toPaper, fromPaper] = [() => setAll(true), () => setAll(false)];
    document.addEventListener('scroll', soon, { capture: true, passive: true });
    addEventListener('resize', anew);
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', fromPaper);
    return () => {
      cancelAnimationFrame(waits);
      document.removeEventListener('scroll', soon, { capture: true });
      removeEventListener('resize', anew);
      removeEventListener('beforeprint', toPaper);
      removeEventListener('afterprint', fromPaper);
    };
  }, []);
  return useMemo(() => {
    const whole = all || ids.length <= few;
    return whole
      ? { box, from: 0, to: ids.length, above: 0, below: 0 }
      : { box, ...span, to: Math.min(span.to, ids.length) };
  }, [all, ids, span]);
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

const isAlike = (a: Span, b: Span): boolean =>
  a.from === b.from && a.to === b.to && Math.abs(a.above - b.above) < 1 && Math.abs(a.below - b.below) < 1;
