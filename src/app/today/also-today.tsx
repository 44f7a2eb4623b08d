// What 今日 shows besides what is at hand: messages, hazards to be dealt with, the rounds of those who walk any, and where to look a second time.
import type { DeviceDb } from '../../db/device-db.ts';
import type { Person } from '../../domain/person.ts';
import { allWords } from '../preferences.ts';
import { later } from '../ui/later.tsx';
import { CasesWaiting } from './cases-waiting.tsx';
import { fetchRounds, MaybeRounds } from './maybe-rounds.tsx';
import { NewMessages } from './new-messages.tsx';
import { RechecksToday } from './rechecks-today.tsx';

const Messages = later(() => allWords().then(() => NewMessages));
const Cases = later(() => allWords().then(() => CasesWaiting));
const Rechecks = later(() => allWords().then(() => RechecksToday));

const Role = later(() =>
  import('../fetched/role-today.ts').then(
    (m) => allWords().then(() => m.RoleToday),
    () => () => null,
  ),
);

const hasRole = ({ role }: Person): boolean => role === 'patrol_dorm';

/** Settles when all of it is there that this person is shown. */
export const alsoFetched = (db: DeviceDb, person: Person): Promise<unknown> =>
  Promise.allSettled([
    Messages.preload(),
    Cases.preload(),
    Rechecks.preload(),
    fetchRounds(db, person),
    hasRole(person) && Role.preload(),
  ]);

export const AlsoToday = ({ person }: { person: Person }) => (
  <>
    <Messages />
    <Cases />
    <MaybeRounds />
    <Rechecks />
    {hasRole(person) && <Role />}
  </>
);
