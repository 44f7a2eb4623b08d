import type { OnlyHereWords } from '../zh/only-here.ts';

export const onlyHere: OnlyHereWords = {
  title: 'No phone can open these codes',
  why: (address) =>
    `Only this computer can open ${address}, which is what the codes say. First give the school an address that phones can open (HTTPS, see the README), then make and print codes from there.`,
  address: 'Address',
};
