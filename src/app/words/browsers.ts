// How browsers are called: said only by screens that need the school.
import { browsers as en } from './en/browsers.ts';
import { browsers as zh } from './zh/browsers.ts';

export const browserWords = { zh, en };
