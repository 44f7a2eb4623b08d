// The words of cases, which come with their screens.
import { useLanguage, useWords } from '../use-screen.ts';
import { casePhoneWords } from '../words/case-phone.ts';
import { caseWords } from '../words/cases.ts';

export const useCaseWords = () => {
  const language = useLanguage();
  const { majorPoints } = useWords().inspection;
  return { ...caseWords[language], ...casePhoneWords[language], majorPoints };
};
export type Words = ReturnType<typeof useCaseWords>;
