// Apart from the other words, so that they come with the switch that says them.
import { notify as en } from './en/notify.ts';
import { notify as zh } from './zh/notify.ts';

export const notifyWords = { zh, en };
