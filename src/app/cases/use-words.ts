// The words of cases, which come with their screens.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Words as AllWords } from '../state.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { casePhoneWords } from '../words/case-phone.ts';
import { caseWords } from '../words/cases.ts';

const wordsIn = (language: Language, { inspection: { majorPoints } }: AllWords) => ({
  ...caseWords[language],
  ...casePhoneWords[language],
  majorPoints,
});
export type Words = ReturnType<typeof wordsIn>;

/** How the offices are called below here, where it is known who holds them; else as they are called anywhere. */
export const OfficesHeld = createContext<Words['offices'] | undefined>(undefined);

let kept: { of: AllWords; offices: Words['offices'] | undefined; words: Words } | null = null;

/** Put together once a language: every row of a long list reads them. */
export function useCaseWords(): Words {
  const [language, of, offices] = [useLanguage(), useWords(), useContext(OfficesHeld)];
  if (kept?.of !== of || kept.offices !== offices)
    kept = { of, offices, words: { ...wordsIn(language, of), ...(offices && { offices }) } };
  return kept.words;
}
