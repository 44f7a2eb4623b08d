// What only the work of whoever is signed in needs lies on the phone for when there is no network, and is brought again until it does.
import { liveQuery } from 'dexie';
import type { DeviceDb } from '../../db/device-db.ts';
import { hasCases } from '../../db/has-cases.ts';
import { walksRounds } from '../../db/own-rounds.ts';
import { isKitchenStaff, isManager, type Person } from '../../domain/person.ts';
import { again } from '../again.ts';
import { screen } from '../state.ts';

/** Whoever is signed in, or has just proved who it is and reads what will be there. */
export const atWork = (): { person: Person; db: DeviceDb } | null | undefined => {
  const { session, db, entered } = screen.getState();
  return session && db ? { person: session.person, db } : entered && { person: entered.session.person, db: entered.db };
};

/** The result ends it. */
export function keepForWork(): () => void {
  const who = atWork();
  if (!who) return () => undefined;
  const { person, db } = who;
  let isOver = false;
  // What comes and goes has to be looked at first.
  let lacking = 1;
  const count = (more: number) => {
    lacking += more;
    if (!isOver) screen.setState({ lacking });
  };
  const until = async (bring: () => Promise<unknown>) => {
    count(1);
    await again(async () => isOver || bring());
    count(-1);
  };
  const keep = (work: readonly string[]) => void until(() => kept(work));
  keep([
    ...(isManager(person) || person.role === 'admin' ? ['desk', 'handling'] : []),
    ...(isManager(person) || isKitchenStaff(person) ? ['kitchen'] : []),
    ...(isKitchenStaff(person) ? ['samples'] : []),
  ]);
  // Where the browser reads codes itself our own reader need not lie on the phone.
  void until(async () => {
    const { readsCodes } = await import('../fetched/points.ts');
    if (!(await readsCodes())) await kept(['codes']);
  });
  // Plans and cases come and go while somebody is signed in.
  const asked = new Set<'rounds' | 'handling'>();
  let hasLooked = false;
  let keepsBefore = false;
  const ends: (() => void)[] = [];
  const work = liveQuery(async () => ({ rounds: await walksRounds(db, person), handling: await hasCases(db) }));
  const watched = work.subscribe((has) => {
    const more = (['rounds', 'handling'] as const).filter((one) => has[one] && !asked.has(one));
    more.forEach((one) => asked.add(one));
    if (more.length > 0) keep([...more, ...(more.includes('handling') ? ['own-cases'] : [])]);
    if (!hasLooked) count(-1);
    hasLooked = true;
    if (has.handling && !keepsBefore) {
      keepsBefore = true;
      void keepBefore(db).then((stop) => (isOver ? stop() : ends.push(stop)));
    }
  });
  return () => {
    watched.unsubscribe();
    isOver = true;
    screen.setState({ lacking: null });
    ends.forEach((end) => end());
  };
}

/** What cannot be had now comes with the next start. */
const keepBefore = (db: DeviceDb): Promise<() => void> =>
  import('../cases/step-own.ts').then(
    (file) => file.keepBeforePictures(db),
    () => () => undefined,
  );

/** A worker that the browser has stopped meanwhile answers nothing. */
const patienceMs = 120_000;

/** Rejects where not all of it could be had. */
async function kept(work: readonly string[]): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  let timer = 0;
  const answer = new Promise<unknown>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    timer = setTimeout(resolve, patienceMs);
  });
  active!.postMessage({ type: 'KEEP', work }, [port2]);
  const isKept = await answer;
  clearTimeout(timer);
  if (!isKept) throw new Error('not all is kept');
}
