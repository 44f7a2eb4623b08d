// A report of a hazard that was begun; its code comes only where there is one.
import { isAnyInHand } from '../../db/held-photos.ts';
import { later } from '../ui/later.tsx';
import { useLive } from '../use-live.ts';
import { useDb } from '../use-screen.ts';

/** Where it cannot be had, the screen that goes on with the report could not be either: both are one file. */
const ReportDraft = later(() =>
  import('../fetched/cases.ts').then(
    (file) => file.ReportDraft,
    () => () => null,
  ),
);

export function MaybeReport({ isNext }: { isNext: boolean }) {
  const db = useDb();
  const isBegun = useLive(() => isAnyInHand(db, 'report'), [db]);
  return isBegun ? <ReportDraft isNext={isNext} /> : null;
}
