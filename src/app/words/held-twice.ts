// Apart from the other words: they come with the list of what is kept aside, which needs the school.
import { heldTwice as en } from './en/held-twice.ts';
import { heldTwice as zh } from './zh/held-twice.ts';

export const heldTwiceWords = { zh, en };
