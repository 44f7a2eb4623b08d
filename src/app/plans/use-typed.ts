// What is typed into an editor: kept at once, gone on with after the page was away, and given up when asked to.
import { useState } from 'preact/hooks';
import { keepPlanning, type Typed } from '../../db/planning.ts';
import { useDb } from '../use-screen.ts';

/** `start`: as it is saved. `typed`: what was kept under `keptAs` and not saved. */
export function useTyped<T extends Typed>(keptAs: string, start: T, typed: T | undefined) {
  const db = useDb();
  const [value, show] = useState(typed ?? start);
  const [goesOn, setGoesOn] = useState(typed !== undefined);
  return {
    value,
    goesOn,
    change: (next: T): void => {
      show(next);
      void keepPlanning(db, keptAs, next);
    },
    giveUp: (): void => {
      show(start);
      setGoesOn(false);
      void keepPlanning(db, keptAs, undefined);
    },
  };
}
