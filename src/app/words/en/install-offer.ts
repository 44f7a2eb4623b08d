import type { installOffer as zh } from '../zh/install-offer.ts';

export const installOffer: typeof zh = {
  lead: 'Opens like an app, even without signal.',
  add: 'Add to home screen',
  title: 'Open it from your home screen next time?',
  how: {
    share:
      'Tap the share button of the browser, then “Add to Home Screen”. It opens without signal, and nothing is cleared after seven days.',
    menu: 'Tap the menu of the browser, then “Add to Home screen”. It opens without signal.',
  },
  no: 'No, thanks',
  more: 'See how',
};
