import { onlyHere as en } from './en/only-here.ts';
import { onlyHere as zh } from './zh/only-here.ts';

export const onlyHereWords = { zh, en };
