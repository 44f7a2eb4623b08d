// Apart from the other words, so that only those who set up alerts keep them.
import { alerts as en } from './en/alerts.ts';
import { alerts as zh } from './zh/alerts.ts';

export const alertWords = { zh, en };
