// What 今日 shows besides what is at hand: messages, hazards to be dealt with, the rounds of those who walk any, and where to look a second time.
import { allWords } from '../preferences.ts';
import { screen } from '../state.ts';
import { later } from '../ui/later.tsx';
import { CasesWaiting } from './cases-waiting.tsx';
import { MaybeRounds } from './maybe-rounds.tsx';
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

export const AlsoToday = () => (
  <>
    <Messages />
    <Cases />
    <MaybeRounds />
    <Rechecks />
    {screen.getState().session?.person.role === 'patrol_dorm' && <Role />}
  </>
);
