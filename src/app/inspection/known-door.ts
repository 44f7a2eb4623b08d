// What is still open here, apart from how it is shown: the checklist comes first, this a moment later.
import { allWords } from '../preferences.ts';
import { later } from '../ui/later.tsx';

export const Known = later(async () => {
  const [{ Known: part }] = await Promise.all([import('../fetched/walk.ts'), allWords()]);
  return part;
});
