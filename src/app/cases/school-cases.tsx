// What managers see in place of the own cases; its code comes with it.
import { allWords } from '../preferences.ts';
import { later } from '../ui/later.tsx';
import { CasePage } from './case-page.tsx';
import { stepSheets } from './steps.tsx';

export const SchoolCases = later(async () => {
  const [{ HazardsScreen }] = await Promise.all([import('../hazards/hazards-screen.tsx'), allWords()]);
  return HazardsScreen;
});

export const SchoolCase = ({ id }: { id: string }) => <CasePage id={id} sheets={stepSheets} />;
