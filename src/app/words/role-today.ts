// Apart from the other words, so that only those who see them fetch them.
import { roleToday as en } from './en/role-today.ts';
import { roleToday as zh } from './zh/role-today.ts';

export const roleTodayWords = { zh, en };
