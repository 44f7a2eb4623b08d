import { useLanguage } from '../use-screen.ts';
import { analysisWords } from '../words/analysis.ts';

export const useAnalysisWords = () => analysisWords[useLanguage()];

/** A share as people read it; null of nothing. */
export const percentOf = (n: number, of: number): number | null => (of > 0 ? Math.round((1000 * n) / of) / 10 : null);
