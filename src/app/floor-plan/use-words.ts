import { useLanguage } from '../use-screen.ts';
import { floorPlanWords } from '../words/floor-plan.ts';

export const usePlanWords = () => floorPlanWords[useLanguage()];
