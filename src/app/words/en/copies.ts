import type { copies as zh } from '../zh/copies.ts';

export const copies: typeof zh = {
  title: 'Unfinished inspections that the school has a copy of',
  hint: 'Phone lost, broken or wiped? Go on with them on this phone. If the other phone is still in use, submit on one of them only.',
  filled: (n, time) => `${n} ${n === 1 ? 'item' : 'items'} filled in · ${time}`,
  elsewhere: (n) =>
    n === 1
      ? '1 photo or spoken note is on the other phone only and has to be taken again'
      : `${n} photos or spoken notes are on the other phone only and have to be taken again`,
  goOn: 'Go on',
  newer: 'This copy comes from a newer version of the app. Update first, then go on.',
  failed: 'It could not be stored on this phone. The school still has the copy: please try again.',
};
