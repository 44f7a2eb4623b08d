// Apart from the other words, so that only those who look after accounts and the server fetch them.
import { administration as en } from './en/administration.ts';
import { administration as zh } from './zh/administration.ts';

export const administrationWords = { zh, en };
export type AdministrationWords = typeof zh;
