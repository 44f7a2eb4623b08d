// What is typed into an editor: kept at once, gone on with after the page was away, and given up when asked to.
import { useState } from 'preact/hooks';
import { keepPlanning, planningOf, typedOver, type Typed } from '../../db/planning.ts';
import { canonical } from '../../domain/canonical.ts';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';

/** `start`: as it is saved. `typed`: what was kept under `keptAs` and not saved. */
export function useTyped<T extends Typed>(keptAs: string, start: T, typed: T | undefined) {
  const db = useDb();
  // Where nobody has typed, what a colleague saves meanwhile is what is shown.
  const [written, write] = useState(typed);
  const [goesOn, setGoesOn] = useState(typed !== undefined);
  const over = useLive(() => planningOf<T>(db, typedOver(keptAs)), [db, keptAs]);
  return {
    value: written ?? start,
    goesOn,
    /** What is saved is no more what this was typed over. */
    isOvertaken: written !== undefined && over !== undefined && canonical(over) !== canonical(start),
    change: (next: T): void => {
      write(next);
      void keepPlanning(db, keptAs, next, start);
    },
    giveUp: async (): Promise<void> => {
      await keepPlanning(db, keptAs, undefined);
      write(undefined);
      setGoesOn(false);
    },
  };
}
