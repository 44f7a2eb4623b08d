// A few words that are said once, kept until then or until this window is closed: a reload, or a call that comes in, loses none.
import { useState } from 'preact/hooks';

/** Nothing typed forgets it. */
export function useKeptText(of: string): [text: string, type: (text: string) => void] {
  const key = `patrol-said-${of}`;
  const [text, show] = useState(() => orNothing(() => sessionStorage.getItem(key)) ?? '');
  const type = (now: string) => {
    show(now);
    orNothing(() => (now ? sessionStorage.setItem(key, now) : sessionStorage.removeItem(key)));
  };
  return [text, type];
}

/** In a browser that stores nothing. */
function orNothing<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
