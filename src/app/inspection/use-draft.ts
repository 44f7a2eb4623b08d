// The open draft, for the parts of the screen: each looks at one thing and is drawn again only when that changes.
import { createContext } from 'preact';
import { useContext, useEffect, useReducer, useRef } from 'preact/hooks';
import type { DraftStore, Filling, When } from './draft-store.ts';

export const OpenDraft = createContext<DraftStore | null>(null);

export function useStore(): DraftStore {
  const store = useContext(OpenDraft);
  if (!store) throw new Error('no draft');
  return store;
}

/** `pick` may take several things at once, as a list. */
export function useDraft<const T>(pick: (filling: Filling) => T, when?: When): T {
  const store = useStore();
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  const latest = useRef(pick);
  latest.current = pick;
  const shown = useRef<T>(undefined as T);
  shown.current = pick(store.getState());
  useEffect(() => {
    const look = () => {
      if (!isSame(latest.current(store.getState()), shown.current)) redraw();
    };
    look();
    return store.watch(look, when);
  }, [store]);
  return shown.current;
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return Object.is(a, b);
  return a.length === b.length && a.every((one, index) => Object.is(one, b[index]));
}
