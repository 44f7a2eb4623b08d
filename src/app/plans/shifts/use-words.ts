// The words of shifts and rosters, in the language of the screen.
import { useLanguage } from '../../use-screen.ts';
import { shiftWords, type ShiftWords } from '../../words/shifts.ts';

export const useShiftWords = (): ShiftWords => shiftWords[useLanguage()];
