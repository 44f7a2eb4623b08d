// Apart from the other words, so that only those who see them fetch them.
import { todayOnline as en } from './en/today-online.ts';
import { todayOnline as zh } from './zh/today-online.ts';

export const todayOnlineWords = { zh, en };
