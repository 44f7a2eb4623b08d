// The open draft, for the parts of the screen: each looks at one thing and is drawn again only when that changes.
import { createContext } from 'preact';
import { useContext, useEffect, useReducer, useRef } from 'preact/hooks';
import type { DraftStore, Filling } from './draft-store.ts';

export const OpenDraft = createContext<DraftStore | null>(null);

export function useStore(): DraftStore {
  const store = useContext(OpenDraft);
  if (!store) throw new Error('no draft is open');
  return store;
}

export function useDraft<T>(pick: (filling: Filling) => T): T {
  const store = useStore();
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  const latest = useRef(pick);
  latest.current = pick;
  const shown = useRef<T>(undefined as T);
  shown.current = pick(store.getState());
  useEffect(() => {
    const look = () => {
      if (!Object.is(latest.current(store.getState()), shown.current)) redraw();
    };
    look();
    return store.watch(look);
  }, [store]);
  return shown.current;
}
