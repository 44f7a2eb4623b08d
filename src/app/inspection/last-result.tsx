// What was found here the last time.
import type { Item } from '../../domain/template.ts';
import { answerText } from '../answer-text.ts';
import { dayPlus } from '../days.ts';
import { clock, dayAndWeekday, dayKey } from '../format.ts';
import type { Language, Words } from '../state.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { useDraft } from './use-draft.ts';
import styles from './item-row.module.css';

/** `brief`: a line of its own, only where something was wrong and nothing else in the row says so. */
export function LastResult({ item, brief }: { item: Item; brief?: boolean }) {
  const [last, isKnown] = useDraft(
    ({ lastTime, known }) => [lastTime?.get(item.id), known?.has(item.id)],
    'after paint',
  );
  const words = useWords();
  const language = useLanguage();
  if (!last || (brief && (!last.isAbnormal || isKnown))) return null;
  const says = last.answer ? answerText(item, last.answer, words, language) : words.common.answers.fail;
  const when = [last.byName, nearTime(last.at, words, language)].filter(Boolean).join(' ');
  const text = words.inspection.last(says, when);
  return brief ? <b class={styles.last}>{text}</b> : <span>{text}</span>;
}

/** 昨天 22:40, 11月20日 22:40. */
function nearTime(ms: number, { common }: Words, language: Language): string {
  const today = dayKey(Date.now());
  const day = dayKey(ms);
  const name =
    day === today ? common.today : day === dayPlus(today, -1) ? common.yesterday : dayAndWeekday(ms, language);
  return `${name} ${clock(ms)}`;
}
