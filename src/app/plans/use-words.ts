// The words of plans and routes, in the language of the screen.
import { useLanguage } from '../use-screen.ts';
import { planWords, type PlanWords } from '../words/plans.ts';

export const usePlanWords = (): PlanWords => planWords[useLanguage()];
