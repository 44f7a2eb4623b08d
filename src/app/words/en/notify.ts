// Notifications: being told on a locked screen.
import type { notify as zh } from '../zh/notify.ts';

export const notify: typeof zh = {
  title: 'Notifications',
  hint: 'On the locked screen too: what kind of thing it is, no names and no places',
  said: {
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
