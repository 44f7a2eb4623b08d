// On the page of a place whose code was just read: whoever is on a round that asks for it, or could begin one, notes the arrival first.
import { MapPinCheck, Play } from 'lucide';
import { useLocation } from 'preact-iso';
import { moment } from '../../db/moment.ts';
import { startRound } from '../../db/round-acts.ts';
import { ownRounds, theRound, type RoundLine } from '../../db/rounds.ts';
import { correctedMs } from '../../domain/moment.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLive } from '../use-live.ts';
import { useNow } from '../use-now.ts';
import { useDb, useSession } from '../use-screen.ts';
import { cameHere } from './came-here.ts';
import { offeredHere } from './offered-here.ts';
import styles from './rounds.module.css';
import { useActing } from './use-acting.ts';
import { useRoundWords } from './use-words.ts';

type Offered = { line: RoundLine; what: 'arrive' | 'start'; locates: boolean };

export function ArriveHere({ placeId }: { placeId: string }) {
  const db = useDb();
  const { person } = useSession();
  const words = useRoundWords();
  const { route } = useLocation();
  const { busy, failed, run } = useActing();
  const tick = useNow();
  const asking = useLive(async (): Promise<Offered[]> => {
    const came = cameHere(person.id, placeId, Date.now());
    if (!came) return [];
    const now = correctedMs(await moment(db));
    const cameAt = came.at + now - Date.now();
    const lines = (await ownRounds(db, person, now)).now;
    const offers = lines.map(async (line) => {
      const what = offeredHere(line, person.id, placeId, cameAt);
      const plan = what === 'start' ? (await theRound(db, line.id, person, now))?.plan : undefined;
      return what ? [{ line, what, locates: plan?.location === true }] : [];
    });
    return (await Promise.all(offers)).flat();
  }, [db, person, placeId, tick]);
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
              <Icon of={what === 'arrive' ? MapPinCheck : Play} />
              {what === 'arrive' ? words.noteHere : words.startHere}
            </Button>
          </div>
        </Card>
      ))}
    </>
  );
}
