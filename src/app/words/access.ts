// Apart from the other words, so that only those who look after the whole school fetch them.
import { access as en } from './en/access.ts';
import { access as zh } from './zh/access.ts';

export const accessWords = { zh, en };
