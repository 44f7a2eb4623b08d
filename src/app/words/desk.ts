// Apart from the other words, so that only those who sit at the desk keep them.
import { desk as en } from './en/desk.ts';
import { deskPhones as enPhones } from './en/desk-phones.ts';
import { desk as zh } from './zh/desk.ts';
import { deskPhones as zhPhones } from './zh/desk-phones.ts';

export const deskWords = { zh: { manage: zh, phones: zhPhones }, en: { manage: en, phones: enPhones } };
export type DeskWords = (typeof deskWords)['zh'];
