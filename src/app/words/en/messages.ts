// Messages: what concerns me, and how I hear of it.
import type { Words } from '../../state.ts';

export const messages: Words['messages'] = {
  title: 'Messages',
  hint: 'Rounds, signatures, what was checked',
  unread: (n) => `${n} unread`,
  today: (n) => (n === 1 ? '1 new message' : `${n} new messages`),
  readAll: 'All read',
  none: 'No messages yet. Rounds that are due, records to sign and what came of checks are told here.',
  new: 'New',
  count: (n) => (n === 1 ? '1 point' : `${n} points`),
  strange: 'Update the app to see what it is',
  notify: 'Notifications',
  notifyHint: 'On the locked screen too: what kind of thing it is, no names and no places',
  notifySaid: {
    on: 'This phone will be notified',
    off: '',
    busy: 'One moment …',
    none: 'This browser has no notifications. Messages are here all the same.',
    install: 'On an iPhone, add the app to the home screen first, open it from its icon, and switch this on there.',
    refused: 'The browser does not allow notifications. Allow them in the phone’s settings, then come back.',
    'no-service':
      'Not switched on: the browser cannot reach its push service, as is common in China. Messages are here all the same.',
    offline: 'Not switched on: the school cannot be reached. Try again when online.',
  },
};
