// Apart from the other words, so that only the sheet of a building's file loads them.
import { approvals as en } from './en/approvals.ts';
import { approvals as zh } from './zh/approvals.ts';

export const approvalWords = { zh, en };
