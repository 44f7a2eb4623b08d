// Apart from the other words, so that only those who sit at the desk keep them.
import { desk as en } from './en/desk.ts';
import { desk as zh } from './zh/desk.ts';

export const deskWords = { zh, en };
