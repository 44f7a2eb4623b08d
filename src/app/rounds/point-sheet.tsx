// One point of the route: arrive, arrive without its code, or skip it with a reason.
import { useState } from 'preact/hooks';
import { skipPoint } from '../../db/round-acts.ts';
import type { OpenAt } from '../../db/round-beside.ts';
import type { RoundHere } from '../../db/rounds.ts';
import { skipReasons, type SkipReason } from '../../domain/round.ts';
import { useDb } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Choices, TextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { OpenHere } from './open-hazards.tsx';
import { PointChecklists } from './point-checklists.tsx';
import { SheetHead } from './sheet-head.tsx';
import styles from './rounds.module.css';
import type { Station } from './stations.ts';
import { useActing } from '../use-acting.ts';
import type { Arrivals } from './use-arriving.tsx';
import { useRoundWords } from './use-words.ts';

type PointSheetProps = {
  here: RoundHere;
  station: Station;
  open: readonly OpenAt[];
  arrivals: Arrivals;
  onClose: () => void;
};

export function PointSheet({ here, station, open, arrivals, onClose }: PointSheetProps) {
  const words = useRoundWords();
  const isScanned = here.due.proof === 'scan' || here.due.proof === 'scan-photo';
  const then = (act: (station: Station) => void) => () => {
    onClose();
    act(station);
  };
  return (
    <Sheet label={station.name} onClose={onClose} asks>
      <SheetHead>{station.name}</SheetHead>
      <PointChecklists here={here} station={station} />
      <OpenHere open={open} />
      {!station.isDone && (
        <div class={styles.keys}>
          {isScanned && (
            <Button look="primary" large wide onClick={then(arrivals.scan)}>
              {words.sheetScan}
            </Button>
          )}
          <Button look={isScanned ? 'quiet' : 'primary'} large wide onClick={then(arrivals.tap)}>
            {isScanned ? words.sheetTap : words.sheetTapPlain}
          </Button>
          {isScanned && <p class={styles.small}>{words.sheetTapHint}</p>}
        </div>
      )}
      {!station.isDone && <Skipping here={here} station={station} onClose={onClose} />}
    </Sheet>
  );
}

function Skipping({ here, station, onClose }: Pick<PointSheetProps, 'here' | 'station' | 'onClose'>) {
  const db = useDb();
  const words = useRoundWords();
  const { busy, failed, run } = useActing();
  const [reason, setReason] = useState<SkipReason | null>(null);
  const [note, setNote] = useState('');
  const skip = (why: SkipReason) =>
    run(async () => {
      await skipPoint(db, here, station.point.placeId, why, note);
      onClose();
    });
  return (
    <div class={styles.keys}>
      <Choices
        label={words.skipTitle}
        options={skipReasons.map((value) => ({ value, text: words.reasons[value] }))}
        chosen={reason ? [reason] : []}
        onChoose={([chosen]) => setReason(chosen ?? null)}
      />
      {reason && (
        <>
          <TextField
            label={words.note}
            maxLength={200}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
          <Button large wide aria-disabled={busy} onClick={() => skip(reason)}>
            {words.skipYes}
          </Button>
        </>
      )}
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
    </div>
  );
}
