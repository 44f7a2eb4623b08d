// The frame around every screen: what is saved, what waits, what is new.
import type { Words } from '../../state.ts';

const records = (n: number) => (n === 1 ? '1 record' : `${n} records`);
const photos = (n: number) => (n === 1 ? '1 photo' : `${n} photos`);

export const shell: Words['shell'] = {
  allDelivered: 'All delivered',
  nothingYet: 'Nothing to upload yet',
  waiting: (r, p) => [r ? records(r) : '', p ? photos(p) : ''].filter(Boolean).join(', '),
  stillHere: ' waiting',
  sending: (sent, total) => `${sent}/${total} sent`,
  next: {
    unreachable: 'No network. Keep working; it uploads by itself',
    waiting: 'Cannot reach the school server just now; trying again by itself',
    login: 'Sign-in expired, nothing is lost',
    stalled: 'No progress for 15 min · reopen',
  },
  brief: {
    unreachable: 'No network, sent later',
    waiting: 'Trying again by itself',
    login: 'Sign in, nothing lost',
    stalled: 'No progress · reopen',
  },
  attention: (n) => (n === 1 ? '1 needs attention' : `${n} need attention`),
  updateReady: 'New version ready',
  updateAfter: 'New version ready, updates after you submit',
  updateNow: 'Update now',
  skip: 'Skip to content',
  menu: 'Main menu',
  beside: 'Records and hazards',
  unread: (n) => `${n} unread`,
  unsent: (n) => `${n} not uploaded`,
};
