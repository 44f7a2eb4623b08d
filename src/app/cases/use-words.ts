// The words of cases, which come with their screens.
import { useLanguage } from '../use-screen.ts';
import { casePhoneWords, type CasePhoneWords } from '../words/case-phone.ts';
import { caseWords, type CaseWords } from '../words/cases.ts';

export const useCaseWords = (): CaseWords & CasePhoneWords => {
  const language = useLanguage();
  return { ...caseWords[language], ...casePhoneWords[language] };
};
export type Words = ReturnType<typeof useCaseWords>;
