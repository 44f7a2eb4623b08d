// Apart from the other words, so that only those without an account fetch them.
import { publicReport as en } from './en/public-report.ts';
import { publicReport as zh } from './zh/public-report.ts';

export const publicReportWords = { zh, en };
export type { PublicReportWords } from './zh/public-report.ts';
