// Phones that owe something, and what is held aside: for those who answer for the school.
import type { Words } from '../../state.ts';

const some = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

export const phones: Words['phones'] = {
  title: 'Phones',
  sub: 'What each phone still owes, and when it was last heard of',
  kinds: { phone: 'Phone', computer: 'Computer' },
  owing: (phoneCount, things) =>
    `${some(phoneCount, 'phone')} ${phoneCount === 1 ? 'owes' : 'owe'} ${some(things, 'record')} for more than a day`,
  wiped: (phoneCount) => `The browser wiped the data of ${some(phoneCount, 'phone')}`,
  serverClock: ({ n, unit }, isAhead) =>
    `The server’s clock seems ${some(n, unit)} ${isAhead ? 'fast' : 'slow'}: most phones say so. Please have it set`,
  allFine: 'All phones have delivered',
  none: 'Nobody has signed in on a phone yet',
  noneHint: 'Phones show up here once somebody has signed in and begun to inspect.',
  owes: (entries, photos, since) =>
    `Owes ${[entries > 0 && some(entries, 'record'), photos > 0 && some(photos, 'photo')].filter(Boolean).join(' and ')}, waited for since ${since}`,
  states: {
    lost: 'Data wiped',
    late: 'Owing for over a day',
    owing: 'On its way',
    silent: 'Silent',
    fine: 'All delivered',
  },
  lost: (n) => `The browser wiped its data, with ${some(n, 'record')} not uploaded`,
  silent: ({ n, unit }) => `Not heard of for ${some(n, unit)}`,
  lastSeen: (time) => `Last heard of ${time}`,
  revoked: 'Ended',
  gaps: (n) => `${some(n, 'number')} never arrived and may be lost in the phone`,
  settle: 'Wait no longer',
  settleTitle: 'Wait no longer for this phone?',
  settleHint: (name) =>
    `Nobody is reminded of it any more. Should it still come, it is taken in. Ask ${name} first to inspect again what is missing.`,
  settleFailed: 'It did not work; try again when online',
  seeHeld: 'Records set aside',

  heldTitle: 'Records set aside',
  heldSub: 'All of them are kept; none is counted until somebody has looked',
  heldNone: 'Nothing is set aside',
  heldNoneHint: 'Records that do not fit a duty or a place, or come from a phone that was ended, are kept here.',
  heldMore: 'Only the latest 100 are shown',
  recorded: (time) => `Recorded ${time}`,
  received: (time) => `Received ${time}`,
  sentBy: (name) => `Sent with the account of ${name}`,
  what: {
    'inspection-submitted': 'Inspection',
    'inspection-withdrawn': 'Inspection taken back',
    'place-added': 'New place',
    'inspection-signed': 'Signature',
    'asset-kept': 'Equipment register',
    'hazard-seen': 'Hazard seen again',
    'template-published': 'Checklist published',
    other: 'Something else',
  },
  why: {
    revoked: 'From a phone that was ended',
    'out-of-scope': 'The place is not among the duties of who recorded it',
    forbidden: 'The role of who recorded it does not allow this',
    'not-yours': 'Sent with another account, or about a record of somebody else',
    'place-unknown': 'The school has no such place',
    'hazard-unknown': 'The school does not know this hazard',
    'template-unknown': 'The school has no such checklist',
    'newer-schema': 'The phone is newer than the server, which can read it after an upgrade',
    fault: 'The server had a problem with it; please tell the administrator',
    other: 'It does not fit the rules of the school',
  },
};
