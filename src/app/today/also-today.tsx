// What 今日 shows besides what is at hand: messages, and the rounds of those who walk any.
import { allWords } from '../preferences.ts';
import { later } from '../ui/later.tsx';
import { MaybeRounds } from './maybe-rounds.tsx';
import { NewMessages } from './new-messages.tsx';

const Messages = later(() => allWords().then(() => NewMessages));

export const AlsoToday = () => (
  <>
    <Messages />
    <MaybeRounds />
  </>
);
