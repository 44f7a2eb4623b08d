// Apart from the other words, so that only those who read ledgers fetch them.
import { ledgers as en } from './en/ledgers.ts';
import { ledgers as zh } from './zh/ledgers.ts';

export const ledgersWords = { zh, en };
