// The words of the search.
import { useLanguage } from '../use-screen.ts';
import { searchWords, type SearchWords } from '../words/search.ts';

export const useSearchWords = (): SearchWords => searchWords[useLanguage()];
