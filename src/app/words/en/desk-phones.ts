// Phones that owe something and what is held aside, as only those read it who settle it.
import type { deskPhones as zh } from '../zh/desk-phones.ts';

const some = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

export const deskPhones: typeof zh = {
  owing: (phoneCount, things) =>
    `${some(phoneCount, 'phone')} ${phoneCount === 1 ? 'owes' : 'owe'} ${some(things, 'record')} for more than a day`,
  wiped: (phoneCount) => `The browser wiped the data of ${some(phoneCount, 'phone')}`,
  serverClock: ({ n, unit }, isAhead) =>
    `The server’s clock seems ${some(n, unit)} ${isAhead ? 'fast' : 'slow'}: most phones say so. Please have it set`,
  kinds: { phone: 'Phone', computer: 'Computer' },
  groups: {
    unsent: (n) => `${some(n, 'phone')} wiped, or owing for over a day`,
    lost: (n) => `${some(n, 'phone')} wiped`,
    late: (n) => `${some(n, 'phone')} owing for over a day`,
    unheard: (n) => `${some(n, 'phone')} silent or owing`,
  },
  seeAll: (n) => `See all ${n}`,
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
  mayHold: (round) => `Nothing came of ${round}: it may still be on this phone`,
  lastSeen: (time) => `Last heard of ${time}`,
  revoked: 'Ended',
  old: 'Older app',
  version: (version) => `App ${version}`,
  gaps: (n) => `${some(n, 'number')} never arrived and may be lost in the phone`,
  settle: 'Wait no longer',
  settleTitle: 'Wait no longer for this phone?',
  settleHint: (name) =>
    `Nobody is reminded of it any more. Should it still come, it is taken in. Ask ${name} first to inspect again what is missing.`,
  settleFailed: 'It did not work; try again when online',
  seeHeld: 'Records set aside',
  heldNoneHint: 'Records that do not fit a duty or a place, or come from a phone that was ended, are kept here.',
  heldMore: 'Only the latest 100 are shown',
  received: (time) => `Received ${time}`,
  sentBy: (name) => `Sent with the account of ${name}`,
  says: (answers, faults, photos) =>
    [some(answers, 'item'), faults > 0 ? some(faults, 'fault') : 'no faults', photos > 0 && some(photos, 'photo')]
      .filter(Boolean)
      .join(', '),
  look: 'Look into it',
  settleReason: 'Remarks',
  settleReasonHint: 'The sender reads them. They are needed when it is not to count.',
  settleReasonMissing: 'Please say why it is not to count.',
  release: 'Count it',
  reject: 'Do not count',
  cannotCount: (why) => `It cannot count yet: ${why}`,
};
