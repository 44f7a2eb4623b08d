// On the page of a place whose code was just read: whoever is on a round that asks for it, or could begin one, notes the arrival first.
import { MapPin, Play } from 'lucide';
import { useLocation } from 'preact-iso';
import { startRound } from '../../db/round-acts.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLive } from '../use-live.ts';
import { useNow } from '../use-now.ts';
import { useDb, useSession } from '../use-screen.ts';
import { offersHere } from './offers-here.ts';
import styles from './rounds.module.css';
import { useActing } from '../use-acting.ts';
import { useRoundWords } from './use-words.ts';

export function ArriveHere({ placeId }: { placeId: string }) {
  const db = useDb();
  const { person } = useSession();
  const words = useRoundWords();
  const { route } = useLocation();
  const { busy, failed, run } = useActing();
  const tick = useNow();
  const asking = useLive(() => offersHere(db, person, placeId), [db, person, placeId, tick]);
  const go = (id: string) => route(`/rounds/${id}?at=${placeId}`, true);
  return (
    <>
      {asking?.map(({ line: { id, due }, what, locates }) => (
        <Card key={id} kind="main">
          <div class={styles.stack}>
            <h2 class={styles.label}>
              {what === 'arrive' ? words.walking(due.planName) : words.dueHere(due.planName)}
            </h2>
            {locates && <p class={styles.small}>{words.locates}</p>}
            {failed && (
              <p class={styles.failed} role="alert">
                {failed}
              </p>
            )}
            <Button
              look="primary"
              large
              wide
              aria-disabled={busy}
              onClick={() =>
                what === 'arrive'
                  ? go(id)
                  : run(async () => {
                      await startRound(db, due);
                      go(id);
                    })
              }
            >
              <Icon of={what === 'arrive' ? MapPin : Play} />
              {what === 'arrive' ? words.noteHere : words.startHere}
            </Button>
          </div>
        </Card>
      ))}
    </>
  );
}
