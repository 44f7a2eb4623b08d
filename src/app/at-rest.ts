// Work that may wait until the page has been painted and nobody is pressing anything.

/** Runs once when the browser is at rest, after two seconds at the latest; the result calls it off. */
export function whenAtRest(work: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 300);
    return () => clearTimeout(timer);
  }
  const waiting = requestIdleCallback(work, { timeout: 2000 });
  return () => cancelIdleCallback(waiting);
}
