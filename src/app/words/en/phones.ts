// Phones that owe something, and what is held aside: for those who answer for the school.
import type { phones as zh } from '../zh/phones.ts';

const some = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

export const phones: typeof zh = {
  title: 'Phones',
  sub: 'What each phone still owes, and when it was last heard of',
  owing: (phoneCount, things) =>
    `${some(phoneCount, 'phone')} ${phoneCount === 1 ? 'owes' : 'owe'} ${some(things, 'record')} for more than a day`,
  wiped: (phoneCount) => `The browser wiped the data of ${some(phoneCount, 'phone')}`,
  serverClock: ({ n, unit }, isAhead) =>
    `The server’s clock seems ${some(n, unit)} ${isAhead ? 'fast' : 'slow'}: most phones say so. Please have it set`,

  heldTitle: 'Records set aside',
  heldSub: 'All of them are kept; none is counted until somebody has looked',
  heldNone: 'Nothing is set aside',
  recorded: (time) => `Recorded ${time}`,
  outcomes: { waiting: 'Waits for a look', released: 'Counted', rejected: 'Not counted' },
  settledBy: (name, time) => `Settled by ${name}, ${time}`,
  said: (name, reason) => `${name}: ${reason}`,
  own: {
    title: 'Set aside by the school',
    waiting: 'The school has it, set aside until somebody has looked',
    released: 'Looked into, and counted',
    rejected: 'Looked into, and not counted',
    why: (reason) => `Reason: ${reason}.`,
    hint: 'Nothing is lost. What is decided will be shown here.',
  },
  what: {
    'inspection-submitted': 'Inspection',
    'inspection-withdrawn': 'Inspection taken back',
    'place-added': 'New place',
    'places-kept': 'Change of places',
    'inspection-signed': 'Signature',
    'asset-kept': 'Equipment register',
    'menu-set': 'Menu',
    'sample-taken': 'Food sample',
    'sample-missed': 'Sample not taken',
    'sample-disposed': 'Sample disposed of',
    'samples-signed': 'Samples signed',
    'fridge-read': 'Fridge temperature',
    'hazard-seen': 'Hazard seen again',
    'round-started': 'Round begun',
    'point-visited': 'Arrival at a point',
    'point-skipped': 'Point skipped',
    'round-finished': 'Round finished',
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
    'sample-unknown': 'The school does not know this sample',
    conflict: 'There is another version since; both are kept',
    'not-submitted': 'The record it speaks of does not count yet; look into that one first',
    'person-unknown': 'The school does not know this person',
    'template-unknown': 'The school has no such checklist',
    'newer-schema': 'The phone is newer than the server, which can read it after an upgrade',
    fault: 'The server had a problem with it; please tell the administrator',
    other: 'It does not fit the rules of the school',
  },
};
