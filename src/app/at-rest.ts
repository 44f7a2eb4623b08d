// Work that may wait until the first screen shows what it reads and nobody is pressing anything.
import { useEffect } from 'preact/hooks';

/** A screen that takes longer, or never says so, must not hold the work back for ever. */
const longestMs = 3000;

let sayShown: () => void = () => undefined;
const shown = new Promise<void>((resolve) => (sayShown = resolve));

/** The first screen has what it reads. */
export const screenShown = (): void => sayShown();

/** Tells once what the screen reads has been painted. */
export function useShown(isThere: boolean): void {
  useEffect(() => {
    if (isThere) screenShown();
  }, [isThere]);
}

/** Runs once when the first screen is shown and the browser is at rest; the result calls it off. */
export function whenAtRest(work: () => void): () => void {
  let stop = () => {
    isOver = true;
  };
  let isOver = false;
  const longest = new Promise<void>((resolve) => setTimeout(resolve, longestMs));
  void Promise.race([shown, longest]).then(() => {
    if (!isOver) stop = atRest(work);
  });
  return () => stop();
}

function atRest(work: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 300);
    return () => clearTimeout(timer);
  }
  const waiting = requestIdleCallback(work, { timeout: 1000 });
  return () => cancelIdleCallback(waiting);
}
