// Why there is nothing to fill in here is seldom asked: it comes with what a walk needs later.
import { lazy } from 'preact-iso';
import { screenShown } from '../at-rest.ts';
import { allWords } from '../preferences.ts';

export const NoDraft = lazy(async () => {
  const [loaded] = await Promise.all([import('../fetched/walk.ts'), allWords()]);
  screenShown();
  return loaded.NoDraft;
});
