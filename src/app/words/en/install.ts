import type { install as zh } from '../zh/install.ts';

export const install: typeof zh = {
  installTitle: 'Add to home screen',
  installLead: 'Opens like an app, even without signal.',
  installNow: 'Add to home screen',
  alreadyInstalled: 'Already on the home screen',
  alreadyInstalledHint: 'Open it from the Campus Patrol icon from now on.',
  steps: 'Steps',
  youUse: (browser) => `You use ${browser}`,
  guide: {
    iosShare: { title: 'Tap the share button below', about: 'A box with an arrow pointing up' },
    iosAdd: { title: 'Find “Add to Home Screen”', about: 'Tap it, then “Add” at the top right' },
    iosOpen: {
      title: 'Open Campus Patrol from there',
      about: 'Opened from its icon, nothing is cleared after seven days',
    },
    iosOther: { title: 'Open this page in Safari first', about: 'On an iPhone only Safari does this well' },
    menuTop: { title: 'Tap ⋮ at the top right', about: 'The menu of three dots' },
    menuBottom: { title: 'Tap the menu ☰ below', about: 'Usually in the middle or at the right' },
    add: { title: 'Tap “Add to Home screen”', about: 'Some call it “Install app”' },
    open: { title: 'Open Campus Patrol from there', about: 'Always open it here from now on' },
    permission: {
      title: 'No icon on the home screen?',
      about: 'Phone settings → Apps → Browser → Permissions: allow home screen shortcuts',
    },
    desktop: { title: 'Click the install icon', about: 'At the right of the address bar: a screen with an arrow' },
    unsure: {
      title: 'This browser may not keep data safely',
      about: 'Open this page in Chrome or Edge, then add it to the home screen',
    },
  },
};
