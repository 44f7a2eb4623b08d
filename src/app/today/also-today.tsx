// What 今日 shows besides what is at hand: messages, the rounds of those who walk any, and where to look a second time.
import { allWords } from '../preferences.ts';
import { screen } from '../state.ts';
import { later } from '../ui/later.tsx';
import { MaybeRounds } from './maybe-rounds.tsx';
import { NewMessages } from './new-messages.tsx';
import { RechecksToday } from './rechecks-today.tsx';

const Messages = later(() => allWords().then(() => NewMessages));
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
    <MaybeRounds />
    <Rechecks />
    {screen.getState().session?.person.role === 'patrol_dorm' && <Role />}
  </>
);
