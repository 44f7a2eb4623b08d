// The door to the rounds. Whether somebody walks any is asked here, so that only their phones need what comes then.
import type { DeviceDb } from '../../db/device-db.ts';
import { walksRounds } from '../../db/own-rounds.ts';
import type { Person } from '../../domain/person.ts';
import { allWords } from '../preferences.ts';
import { later } from '../ui/later.tsx';
import { laterScreen } from '../ui/not-fetched.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import styles from './today.module.css';

const rounds = async () => (await Promise.all([import('../fetched/rounds.ts'), allWords()]))[0];

/** A phone that was taken along before it had kept what shows rounds: the rest of the day must not suffer for it. */
const Today = later(() =>
  rounds().then(
    (loaded) => loaded.RoundsToday,
    () => NotHere,
  ),
);
/** What of it this person is shown. */
export const fetchRounds = async (db: DeviceDb, person: Person): Promise<void> => {
  if (await walksRounds(db, person)) await Today.preload();
};

export const RoundScreen = laterScreen(async () => (await rounds()).RoundScreen);

const Here = later(() =>
  rounds().then(
    (loaded) => loaded.ArriveHere,
    () => () => null,
  ),
);

/** For those who walk rounds: on 今日, or on the page of the place at which they may just have arrived. */
export function MaybeRounds({ placeId }: { placeId?: string }) {
  const db = useDb();
  const { person } = useSession();
  if (!useLive(() => walksRounds(db, person), [db, person])) return null;
  return placeId ? <Here placeId={placeId} /> : <Today />;
}

function NotHere() {
  const { today } = useWords();
  return <p class={styles.block}>{today.roundsNotHere}</p>;
}
