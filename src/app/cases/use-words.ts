// The words of cases, which come with their screens.
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

let kept: { of: AllWords; words: Words } | null = null;

/** Put together once a language: every row of a long list reads them. */
export function useCaseWords(): Words {
  const [language, of] = [useLanguage(), useWords()];
  if (kept?.of !== of) kept = { of, words: wordsIn(language, of) };
  return kept.words;
}
