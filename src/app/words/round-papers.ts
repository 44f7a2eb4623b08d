// Apart from the words of the board, as the screens that say them are.
import { roundPapers as en } from './en/round-papers.ts';
import { roundPapers as zh } from './zh/round-papers.ts';

export const roundPapersWords = { zh, en };
