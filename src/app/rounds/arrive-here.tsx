// On the page of a place whose code was just read: whoever is on a round that asks for it notes the arrival first.
import { MapPinCheck } from 'lucide';
import { useLocation } from 'preact-iso';
import { moment } from '../../db/moment.ts';
import { donePlaces, ownRounds, type RoundLine } from '../../db/rounds.ts';
import { correctedMs } from '../../domain/moment.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLive } from '../use-live.ts';
import { useNow } from '../use-now.ts';
import { useDb, useSession } from '../use-screen.ts';
import { cameHere } from './came-here.ts';
import styles from './rounds.module.css';
import { useRoundWords } from './use-words.ts';

export function ArriveHere({ placeId }: { placeId: string }) {
  const db = useDb();
  const { person } = useSession();
  const words = useRoundWords();
  const { route } = useLocation();
  const tick = useNow();
  const asking = useLive(async () => {
    const came = cameHere(person.id, placeId, Date.now());
    if (!came) return [];
    const now = correctedMs(await moment(db));
    const cameAt = came.at + now - Date.now();
    return (await ownRounds(db, person, now)).now.filter((line) => asksFor(line, person.id, placeId, cameAt));
  }, [db, person, placeId, tick]);
  return (
    <>
      {asking?.map(({ id, due }) => (
        <Card key={id} kind="main">
          <div class={styles.stack}>
            <h2 class={styles.label}>{words.walking(due.planName)}</h2>
            <Button look="primary" large wide onClick={() => route(`/rounds/${id}?at=${placeId}`, true)}>
              <Icon of={MapPinCheck} />
              {words.noteHere}
            </Button>
          </div>
        </Card>
      ))}
    </>
  );
}

/** `cameAt`: UTC ms, corrected. What was read before the round began is no arrival of it. */
function asksFor({ round }: RoundLine, personId: string, placeId: string, cameAt: number): boolean {
  const walk = round?.walks.find(({ by }) => by === personId);
  if (!round || !walk || walk.finishedAt !== null || cameAt < walk.startedAt) return false;
  return round.points.some((point) => point.placeId === placeId) && !donePlaces(round, personId).has(placeId);
}
