// The door: signing in, and why a browser may not do.
import type { Words } from '../../state.ts';

export const signIn: Words['signIn'] = {
  title: 'Sign in',
  lead: 'Works without signal, uploads by itself later',
  username: 'User name',
  password: 'Password',
  show: 'Show password',
  hide: 'Hide password',
  pin: 'Your six digits',
  pinTyped: (n) => `${n} of 6 typed`,
  pinBack: 'Delete one',
  whoIsIt: 'Who is using the phone?',
  expiredPin: 'Sign-in expired, nothing is lost. Your six digits show what is new',
  byPassword: 'Sign in with a password',
  enter: 'Sign in',
  entering: 'Signing in…',
  wait: (seconds) => `Wait ${seconds} s`,
  missing: { username: 'Enter your user name', password: 'Enter your password' },
  unreachable: 'The school server cannot be reached. Check the network and try again',
  tooMany: (seconds) => `Too many tries, wait ${seconds} seconds`,
  haveCode: 'First time here, with a code',
  help: 'User name or password forgotten? Ask the safety office',
  unsentHere: (n) =>
    n === 1
      ? '1 record on this phone is not uploaded; it goes by itself when there is a network'
      : `${n} records on this phone are not uploaded; they go by themselves when there is a network`,
  lostHere: (n) =>
    `The browser has cleared what was stored on this phone, with ${n} ${n === 1 ? 'record' : 'records'} not uploaded. Sign in, so that the school knows what to inspect again.`,
  expired: 'Sign-in expired, nothing is lost',
  expiredHint: (name) =>
    `${name}, enter your password once more to see what is new. Records are still uploaded, unfinished inspections are here too.`,
  someoneElse: 'Somebody else signs in',
  backToWork: 'Not now, go on inspecting',
  steps: 'Signing in',
  downloading: 'Downloading checklists and places, keep this page open',
  downloaded: (n) => `${n} downloaded`,
  isYou: 'Is this you?',
  role: 'Role',
  school: 'School',
  scope: 'Places',
  wholeSchool: 'Whole school',
  places: (n) => (n === 1 ? '1 place' : `${n} places`),
  ready: 'Ready to work offline',
  readyHint: 'It opens, checks and takes photos where there is no signal.',
  notReady: 'Download not finished',
  notReadyHint: 'Stay connected, it goes on by itself. You can work offline once it is done.',
  begin: 'Start',
  notMe: 'Not me, sign in again',
  hosts: { wechat: 'WeChat', wecom: 'WeCom', qq: 'QQ', dingtalk: 'DingTalk', feishu: 'Feishu' },
  insideApp: (host) => `${host} cannot keep records`,
  insideAppHow: 'Tap ⋯ at the top right, then “Open in browser”',
  insideAppWhy: 'In the phone’s own browser your records are safe.',
  copyLink: 'Copy address',
  copied: 'Copied, paste it into your browser',
  address: 'Address',
  insecure: 'This address cannot work offline',
  insecureHint:
    'Browsers keep pages offline only for addresses that start with https. Tell whoever runs the school’s server: Campus Patrol needs an HTTPS certificate, then open the new address.',
  noDatabase: 'This browser cannot keep records',
  noDatabaseHint:
    'It may be a private window, or site storage is off. Use a normal window, or open it in Chrome, Edge or Safari.',
};
