// The words of setting up, which come with its screens, beside those of the door.
import { useLanguage, useWords } from '../use-screen.ts';
import type { Words } from '../state.ts';
import { setUpWords, type SetUpWords } from '../words/set-up.ts';

export function useSetUpWords(): Words['signIn'] & SetUpWords {
  const { signIn } = useWords();
  return { ...signIn, ...setUpWords[useLanguage()] };
}
