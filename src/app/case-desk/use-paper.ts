// The words a paper is written in, and who prints it when.
import { dayAndClock } from '../format.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import type { PaperWords } from './paper-words.ts';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';

export function usePaper(): PaperWords & { school: string; timeZone: string; made: string } {
  const { person, school } = useSession();
  const language = useLanguage();
  const { common } = useWords();
  const cases = useCaseWords();
  const desk = useDeskWords();
  const made = desk.file.made(dayAndClock(Date.now(), language), person.name);
  return { cases, desk, language, grades: common.grades, school: school.name, timeZone: school.timeZone, made };
}
