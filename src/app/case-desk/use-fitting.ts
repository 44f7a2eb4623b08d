// The column beside a list ends where the screen does, however far down it begins: the bar with the next step is in sight.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Left free above and below, in CSS pixels. */
const margin = 12;
/** Less of it, as a part of the screen, is of no use: then one scrolls. With large letters its name and its bar alone take a quarter. */
const least = 0.5;

export function useFitting(): RefObject<HTMLElement | null> {
  const column = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const fit = () => {
      if (!column.current) return;
      const top = Math.max(margin, column.current.getBoundingClientRect().top);
      column.current.style.maxHeight = `${Math.max(least * innerHeight, innerHeight - top - margin)}px`;
    };
    fit();
    // What stands above comes and goes.
    const above = new ResizeObserver(fit);
    above.observe(document.body);
    addEventListener('scroll', fit, { passive: true });
    addEventListener('resize', fit);
    return () => {
      above.disconnect();
      removeEventListener('scroll', fit);
      removeEventListener('resize', fit);
    };
  }, []);
  return column;
}
