// The words of a round, which come with its screens.
import { useLanguage } from '../use-screen.ts';
import { walkRoundsWords, type RoundWords } from '../words/walk-rounds.ts';

export const useRoundWords = (): RoundWords => walkRoundsWords[useLanguage()];
