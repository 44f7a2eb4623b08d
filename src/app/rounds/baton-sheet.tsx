// 接力码: shown to the colleague's camera, with no network on either phone.
import { useState } from 'preact/hooks';
import { finishRound } from '../../db/round-acts.ts';
import { unsentCount } from '../../db/round-beside.ts';
import type { RoundHere } from '../../db/rounds.ts';
import { batonText } from '../../domain/baton.ts';
import { Square } from '../print/square.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { SheetHead } from './sheet-head.tsx';
import styles from './rounds.module.css';
import type { OnRoute } from './stations.ts';
import { useActing } from './use-acting.ts';
import { useRoundWords } from './use-words.ts';

export function BatonSheet({ here, at, onClose }: { here: RoundHere; at: OnRoute; onClose: () => void }) {
  const db = useDb();
  const { person } = useSession();
  const { common } = useWords();
  const { baton: words } = useRoundWords();
  const { busy, failed, run } = useActing();
  const unsent = useLive(() => unsentCount(db), [db]);
  const [shownAt] = useState(() => Date.now());
  const done = at.stations.filter(({ isDone }) => isDone).map(({ point }) => point.placeId);
  const handed = () =>
    run(async () => {
      await finishRound(db, here, '');
      onClose();
    });
  if (unsent === undefined) return null;
  const said = { by: person.id, byName: person.name, done, unsent, at: shownAt };
  return (
    <Sheet label={words.title} onClose={onClose}>
      <SheetHead>{words.title}</SheetHead>
      <p>{words.hint}</p>
      <div class={styles.square} role="img" aria-label={words.alt}>
        <Square text={batonText(location.origin, here.id, said)} />
      </div>
      <p>
        <b>{words.done(done.length, at.stations.length)}</b>
        <br />
        {words.unsent(unsent)}
      </p>
      <p class={styles.small}>{words.noCamera}</p>
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      <div class={styles.keys}>
        <Button look="primary" large wide aria-disabled={busy} onClick={handed}>
          {words.handed}
        </Button>
        <Button wide onClick={onClose}>
          {common.close}
        </Button>
      </div>
    </Sheet>
  );
}
