// Apart from the other words: they come with their screen, which needs the school.
import { install as en } from './en/install.ts';
import { install as zh } from './zh/install.ts';

export const installWords = { zh, en };
