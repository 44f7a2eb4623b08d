// Apart from the other words, so that only those who look after accounts and the server fetch them.
import { retention as en } from './en/retention.ts';
import { retention as zh } from './zh/retention.ts';

export const retentionWords = { zh, en };
