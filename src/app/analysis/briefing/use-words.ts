import { useLanguage } from '../../use-screen.ts';
import { briefingWords } from '../../words/briefing.ts';

export const useBriefingWords = () => briefingWords[useLanguage()];
