// The doors to what is in hand for steps of cases. What judges and shows it comes with the sheets of the steps, where there is any.
import { useEffect, useState } from 'preact/hooks';
import type { CaseHere } from '../db/cases.ts';
import { isAnyInHand } from '../db/held-photos.ts';
import { later } from './ui/later.tsx';
import { useLive } from './use-live.ts';
import { useDb } from './use-screen.ts';

const sheets = () => import('./cases/step-sheets.tsx');
const Nothing = () => null;
const OfCase = later<{ here: CaseHere }>(() =>
  sheets().then(
    (file) => file.LeftOfCase,
    () => Nothing,
  ),
);
const OfAll = later<{ what: 'left' | 'all' }>(() =>
  sheets().then(
    (file) => file.AllInHand,
    () => Nothing,
  ),
);

const useIsAny = (): boolean | undefined => {
  const db = useDb();
  return useLive(() => isAnyInHand(db), [db]);
};

/** On the page of its case. */
export const LeftOfCase = ({ here }: { here: CaseHere }) => (useIsAny() ? <OfCase here={here} /> : null);

/** Of all cases what can be handed in no more (`left`), or whatever is in hand. */
export const AllInHand = ({ what }: { what: 'left' | 'all' }) => (useIsAny() ? <OfAll what={what} /> : null);

/** How much can be handed in no more; undefined until it is known. */
export function useLeft(): number | undefined {
  const db = useDb();
  const isAny = useIsAny();
  const [count, setCount] = useState<(() => Promise<number>) | null>(null);
  useEffect(() => {
    if (!isAny) return;
    void sheets().then(
      (file) => setCount(() => async () => (await file.leftInHand(db)).length),
      () => setCount(() => async () => 0),
    );
  }, [db, isAny]);
  const left = useLive(async () => count?.(), [count]);
  return isAny === false ? 0 : left;
}
