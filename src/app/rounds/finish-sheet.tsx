// 完成: what is missing by name, before it is said that the round is over.
import { finishRound } from '../../db/round-acts.ts';
import type { RoundHere } from '../../db/rounds.ts';
import { isOfPeriod } from '../../domain/round-days.ts';
import { nearDayAndClock } from '../format.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { LongTextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Missing } from './missing.tsx';
import { SheetHead } from './sheet-head.tsx';
import styles from './rounds.module.css';
import type { OnRoute } from './stations.ts';
import { useActing } from '../use-acting.ts';
import { useTyped } from '../use-typed.ts';
import { useRoundWords } from './use-words.ts';

export function FinishSheet({ here, at, onClose }: { here: RoundHere; at: OnRoute; onClose: () => void }) {
  const db = useDb();
  const language = useLanguage();
  const words = useRoundWords();
  const { busy, failed, run } = useActing();
  const [note, type] = useTyped(`note-${db.personId}-${here.id}`);
  const open = at.stations.filter(({ isDone }) => !isDone);
  const isPresumed = here.due.proof === 'none';
  const presumed = isPresumed ? open.filter(({ point }) => point.skips.length === 0) : [];
  const missing = open.filter((station) => !presumed.includes(station));
  const finish = () =>
    run(async () => {
      await finishRound(
        db,
        here,
        note,
        presumed.map(({ point }) => point.placeId),
      );
      type('');
      onClose();
    });
  return (
    <Sheet label={words.finishTitle} onClose={onClose}>
      <SheetHead>{words.finishTitle}</SheetHead>
      {missing.length === 0 && <p class={styles.good}>{words.finishAll(at.stations.length)}</p>}
      {presumed.length > 0 && <p class={styles.small}>{words.finishPresumed}</p>}
      {missing.length > 0 && (
        <>
          <p class={styles.warn}>{words.finishMissing(missing.length)}</p>
          {isOfPeriod(here.due) && (
            <p class={styles.small}>{words.over.until(nearDayAndClock(here.due.finishBy, language))}</p>
          )}
          <Missing stations={missing} />
        </>
      )}
      <div class={styles.keys}>
        <LongTextField
          label={words.finishNote}
          maxLength={400}
          value={note}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </div>
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      <div class={styles.keys}>
        <Button look="primary" large wide aria-disabled={busy} onClick={finish}>
          {words.finishYes}
        </Button>
        <Button wide onClick={onClose}>
          {words.finishNot}
        </Button>
      </div>
    </Sheet>
  );
}
