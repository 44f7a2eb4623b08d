// What several screens of the desk say, and what others say with them.
import type { Span } from '../../span.ts';
import type { manage as zh } from '../zh/manage.ts';

const counted = (n: number, word: string) => (n === 1 ? `1 ${word}` : `${n} ${word}s`);

export const manage: typeof zh = {
  span: ({ n, unit }: Span) => counted(n, unit),
  list: ', ',
  refresh: 'Refresh',
  refreshing: 'Refreshing',
  fresh: 'Something new: show it',
  offlineAsOf: (time) => `As of ${time}, no network`,
  troubleAsOf: (time) => `As of ${time}, server out of reach`,
  loginAsOf: (time) => `As of ${time}, sign in again`,
  offline: 'The school is out of reach, and this page has not been seen yet',
  offlineHint: 'Open it again once connected. Inspections on the phone go on as usual.',
  signIn: 'Sign in again',
};
