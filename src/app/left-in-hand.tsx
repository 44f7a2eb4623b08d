// The door to what is in hand for steps of cases. What judges and shows it is kept where there is any.
import { useEffect, useState } from 'preact/hooks';
import type { CaseHere } from '../db/cases.ts';
import { isAnyInHand } from '../db/held-photos.ts';
import { later } from './ui/later.tsx';
import { useLive } from './use-live.ts';
import { useDb } from './use-screen.ts';

/** Of all cases whatever is in hand, or what can be handed in no more (`left`); or the latter of one case. */
export type Which = 'all' | 'left' | CaseHere;

const own = () => import('./cases/step-own.ts');
const Shown = later<{ of: Which }>(() =>
  own().then(
    (file) => file.InHandCards,
    () => () => null,
  ),
);

const useIsAny = (): boolean | undefined => {
  const db = useDb();
  return useLive(() => isAnyInHand(db), [db]);
};

export const LeftInHand = ({ of }: { of: Which }) => (useIsAny() ? <Shown of={of} /> : null);

/** How much can be handed in no more; undefined until it is known. */
export function useLeft(): number | undefined {
  const db = useDb();
  const isAny = useIsAny();
  const [count, setCount] = useState<(() => Promise<number>) | null>(null);
  useEffect(() => {
    if (!isAny) return;
    void own().then(
      (file) => setCount(() => async () => (await file.leftInHand(db)).length),
      () => setCount(() => async () => 0),
    );
  }, [db, isAny]);
  const left = useLive(async () => count?.(), [count]);
  return isAny === false ? 0 : left;
}
