// What was said in words, and is said no more once another language is spoken.
import { useState } from 'preact/hooks';
import { screen } from './state.ts';
import { useLanguage } from './use-screen.ts';

export function useSaid<T>(nothing: T): [T, (of: T) => void] {
  const language = useLanguage();
  const [said, setSaid] = useState({ of: nothing, language });
  const say = (of: T) => setSaid({ of, language: screen.getState().language });
  return [said.language === language ? said.of : nothing, say];
}
