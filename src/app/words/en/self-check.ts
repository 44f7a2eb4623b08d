import type { selfCheck as zh } from '../zh/self-check.ts';

export const selfCheck: typeof zh = {
  title: 'Phone check',
  rowHint: 'Storage, camera, clock: before you set out',
  lead: 'Each point is really tried; it takes a few seconds. Send the result to your administrator if something is wrong.',
  running: 'Checking…',
  allWell: 'This phone can be relied on',
  someBad: (n: number) =>
    n === 1 ? '1 problem: solve it before you set out' : `${n} problems: solve them before you set out`,
  waiting: 'Waiting',
  again: 'Check again',
  send: 'Send the result',
  copied: 'The result was sent or copied: paste it into a chat',
  notCopied: 'It was not sent. A screenshot will do.',
  failed: (why: string) => `Could not be checked (${why})`,
  states: { good: '✓', look: '!', bad: '✕' },
  names: {
    saving: 'Saving',
    start: 'Closed and opened again',
    offline: 'Opens without a network',
    room: 'Room on the phone',
    kept: 'Data kept',
    camera: 'Camera',
    clock: 'Clock',
    background: 'Sending in the background',
  },
  saving: {
    kept: (ms: number) => `Written, read back and the same, in ${ms} ms`,
    slow: (ms: number) => `It saves, but slowly: ${ms} ms. Make room on the phone`,
    changed: 'What was read is not what was saved. Use another phone and tell your administrator',
    full: 'The phone is full, nothing can be saved. Delete some pictures and check again',
    failed: 'Nothing can be saved. Close the browser and open it again; if that fails use another browser',
  },
  start: {
    found: (when: string) => `The mark left on ${when} is still there`,
    first: 'A mark was left. Close the app, open it again and look here once more',
  },
  offline: {
    ready: 'The app is on the phone and opens without a network',
    notYet: 'Not all of it is on the phone yet. Stay online for a moment, or reload once',
    plain:
      'It will not open without a network. Ask whoever runs the school’s server for an HTTPS certificate, then open the new address, which starts with https.',
    none: 'This browser cannot open it without a network. Use the phone’s own browser',
  },
  room: {
    enough: (size: string) => `${size} free`,
    little: (size: string) => `Only ${size} left: delete some pictures`,
    full: 'The phone was full and photos are paused. Delete some pictures',
    unknown: 'This browser does not say how much room is left',
  },
  kept: {
    yes: 'Locked: the browser will not clear it',
    no: 'The browser has not promised to keep it. Add the app to the home screen and check again',
    unknown: 'This browser does not say whether it keeps data',
  },
  camera: {
    works: 'Opens',
    refused: 'Not allowed. Allow the camera in the browser’s settings',
    none: 'Does not open inside the page; the phone’s own camera will be used',
  },
  clock: {
    right: 'Agrees with the school',
    off: (minutes: number) => `${minutes} min off. Records are accepted; turn on automatic time`,
    unknown: 'Not yet compared with the school: check again online',
  },
  background: {
    yes: 'With the page closed, it sends by itself when there is a network',
    no: 'It sends only while the page is open. Open it once when there is a network',
  },
};
