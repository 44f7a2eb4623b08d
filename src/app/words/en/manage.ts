// What several screens of the desk say, and what others say with them.
import type { Span } from '../../span.ts';
import type { manage as zh } from '../zh/manage.ts';

const counted = (n: number, word: string) => (n === 1 ? `1 ${word}` : `${n} ${word}s`);

export const manage: typeof zh = {
  span: ({ n, unit }: Span) => counted(n, unit),
  duration: (hours, minutes, seconds) =>
    hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`,
  list: ', ',
  refresh: 'Refresh',
  refreshing: 'Refreshing',
  fresh: 'Something new: show it',
  offlineAsOf: (time) => `As of ${time}, no network`,
  troubleAsOf: (time) => `As of ${time}, server out of reach`,
  loginAsOf: (time) => `As of ${time}, sign in again`,
  offline: 'No network, and this page has not been seen yet',
  offlineHint: 'Open it again when there is a network. Inspections on the phone go on as usual.',
  moreFailed: 'Nothing came. Try again',
  signIn: 'Sign in again',

  toLook: (n, days) => `${n} worth a look in ${days} days`,
  signing: {
    title: 'Signatures after submission',
    mine: 'Waiting for my signature',
    none: 'No record waits for your signature',
    more: 'There are more; sign these first.',
    count: (n, late, more) =>
      `${more ? 'Over ' : ''}${n} to sign${late > 0 ? `, ${late}${more && late === n ? ' or more' : ''} of them over 24 hours` : ''}`,
    waits: (until) => `To be signed by ${until}`,
    overdue: 'Not signed for over 24 hours',
    signedHere: 'Signed; uploads by itself',
    sign: 'Sign',
    says: (name) => `By signing you say that you have read what ${name} inspected.`,
  },
};
