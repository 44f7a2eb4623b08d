// A report of a hazard that was begun; its code comes only where there is one.
import { isAnyInHand } from '../../db/held-photos.ts';
import { ButtonLink } from '../ui/button.tsx';
import { later } from '../ui/later.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import styles from './today.module.css';

const ReportDraft = later(() =>
  import('../cases.ts').then(
    (file) => file.ReportDraft,
    () => Begun,
  ),
);

export function MaybeReport({ isNext }: { isNext: boolean }) {
  const db = useDb();
  const isBegun = useLive(() => isAnyInHand(db, 'report'), [db]);
  return isBegun ? <ReportDraft isNext={isNext} /> : null;
}

/** Where what shows it could not be had. */
function Begun() {
  const { today } = useWords();
  return (
    <div class={styles.block}>
      <ButtonLink wide href="/hazards/report">
        {`${today.resume} · ${today.report}`}
      </ButtonLink>
    </div>
  );
}
