import { useLanguage } from '../use-screen.ts';
import { ledgersWords } from '../words/ledgers.ts';

export const useLedgersWords = () => ledgersWords[useLanguage()];
