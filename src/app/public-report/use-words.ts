// What every part of it reads.
import { useLanguage } from '../use-screen.ts';
import { publicReportWords, type PublicReportWords } from '../words/public-report.ts';

export const usePublicWords = (): PublicReportWords => publicReportWords[useLanguage()];
