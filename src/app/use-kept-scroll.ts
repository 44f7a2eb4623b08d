// Back to a list lands where it was left, although its rows come a moment later.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const left = new Map<string, number>();

/** `ready`: the rows are there. Only Back restores; a link starts at the top. */
export function useKeptScroll(address: string, ready: boolean): void {
  const came = useRef(cameBack);
  useLayoutEffect(() => {
    if (!ready || !came.current) return;
    came.current = false;
    const y = left.get(address);
    if (y) scrollTo(0, y);
  }, [ready]);
  useEffect(() => {
    const note = () => left.set(address, scrollY);
    addEventListener('scroll', note, { passive: true });
    return () => removeEventListener('scroll', note);
  }, [address]);
}

let cameBack = false;
addEventListener('popstate', () => {
  cameBack = true;
  setTimeout(() => (cameBack = false), 1000);
});
