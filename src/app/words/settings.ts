// Apart from the other words, so that only those who look after the school fetch them.
import { settings as en } from './en/settings.ts';
import { settings as zh } from './zh/settings.ts';

export const settingsWords = { zh, en };
