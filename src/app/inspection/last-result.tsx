// What this place answered the last time this checklist was walked here.
import type { Item } from '../../domain/template.ts';
import { answerText } from '../answer-text.ts';
import { dayPlus } from '../days.ts';
import { clock, dayAndWeekday, dayKey } from '../format.ts';
import type { Language, Words } from '../state.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { useDraft } from './use-draft.ts';

export function LastResult({ item }: { item: Item }) {
  const record = useDraft(({ lastTime }) => lastTime, 'after paint');
  const words = useWords();
  const language = useLanguage();
  const answer = record?.inspection.answers.find((answer) => answer.itemId === item.id);
  if (!record || !answer || (answer.value === null && !answer.na)) return null;
  const when = nearTime(record.submittedAt, words, language);
  return <span>{words.inspection.last(answerText(item, answer, words, language), when)}</span>;
}

/** 昨天 22:40, 11月20日 22:40. */
function nearTime(ms: number, { common }: Words, language: Language): string {
  const today = dayKey(Date.now());
  const day = dayKey(ms);
  const name =
    day === today ? common.today : day === dayPlus(today, -1) ? common.yesterday : dayAndWeekday(ms, language);
  return `${name} ${clock(ms)}`;
}
