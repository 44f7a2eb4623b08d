// 接力码: shown to the colleague's camera, with no network on either phone.
import { useState } from 'preact/hooks';
import { finishRound } from '../../db/round-acts.ts';
import { unsentCount } from '../../db/round-beside.ts';
import type { RoundHere } from '../../db/rounds.ts';
import { batonText } from '../../domain/baton.ts';
import { mostToldHazards, mostToldLetters } from '../../domain/round.ts';
import { inLanguage } from '../format.ts';
import { Square } from '../print/square.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { SheetHead } from './sheet-head.tsx';
import styles from './rounds.module.css';
import type { OnRoute } from './stations.ts';
import { useActing } from '../use-acting.ts';
import { useOpenAt } from './use-open-at.ts';
import { useRoundWords } from './use-words.ts';

export function BatonSheet({ here, at, onClose }: { here: RoundHere; at: OnRoute; onClose: () => void }) {
  const db = useDb();
  const { person } = useSession();
  const language = useLanguage();
  const { common } = useWords();
  const { baton: words } = useRoundWords();
  const { busy, failed, run } = useActing();
  const unsent = useLive(() => unsentCount(db), [db]);
  const [shownAt] = useState(() => Date.now());
  const done = at.stations.filter(({ isDone }) => isDone).map(({ point }) => point.placeId);
  const handed = () =>
    run(async () => {
      await finishRound(db, here, '', [], true);
      onClose();
    });
  const left = at.stations.filter(({ isDone }) => !isDone).map(({ point }) => point.placeId);
  const open = useOpenAt(here, left, here.round?.walks.find(({ by }) => by === person.id)?.from?.told);
  if (unsent === undefined || !open) return null;
  const hazards = open.slice(0, mostToldHazards).map(({ placeId, grade, number, text }) => {
    const words = Array.from(inLanguage(text, language)).slice(0, mostToldLetters).join('');
    return { placeId, grade, number, words };
  });
  const told = { open: open.length, hazards };
  const said = { by: person.id, byName: person.name, done, unsent, at: shownAt, told };
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
        {words.open(open.length)}
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
        <Button data-close wide onClick={onClose}>
          {common.close}
        </Button>
      </div>
    </Sheet>
  );
}
