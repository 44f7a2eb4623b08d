// On 今日, for those who walk rounds. Whether somebody does is asked here, so that only their phones need what comes then.
import { walksRounds } from '../../db/own-rounds.ts';
import { allWords } from '../preferences.ts';
import { later } from '../ui/later.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useSession } from '../use-screen.ts';

const Rounds = later(async () => {
  const [{ RoundsToday }] = await Promise.all([import('../rounds.ts'), allWords()]);
  return RoundsToday;
});

export function MaybeRounds() {
  const db = useDb();
  const { person } = useSession();
  return useLive(() => walksRounds(db, person), [db, person]) ? <Rounds /> : null;
}
