// Words. Saved while they are typed.
import { useEffect, useId, useState } from 'preact/hooks';
import { ownWords } from '../../db/own-words.ts';
import { useLive } from '../use-live.ts';
import { inLanguage } from '../format.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import type { AnswerProps } from './answer-control.tsx';
import { write } from './draft-actions.ts';
import { useStore } from './use-draft.ts';
import styles from './written-answer.module.css';

const mostLetters = 2000;
const keptOf = (text: string): string | null => (text.trim() === '' ? null : text);

export function TextAnswer({ item, number, answer }: AnswerProps) {
  const store = useStore();
  const { inspection } = useWords();
  const language = useLanguage();
  const id = useId();
  const db = useDb();
  const own = useLive(() => ownWords(db, item.id), [item.id]) ?? [];
  const common = (item.phrases ?? []).map((phrase) => inLanguage(phrase, language));
  const value = typeof answer?.value === 'string' ? answer.value : '';
  const [text, setText] = useState(value);
  // It may have been taken back.
  useEffect(() => {
    if (keptOf(text) !== (value || null)) setText(value);
  }, [value]);
  const say = (next: string) => {
    setText(next);
    write(store, item, keptOf(next));
  };
  return (
    <div data-anchor>
      <textarea
        class={styles.text}
        rows={3}
        maxLength={mostLetters}
        aria-label={`${number} ${inLanguage(item.text, language)}`}
        aria-describedby={id}
        value={text}
        onInput={(event) => say(event.currentTarget.value)}
        onBlur={() => void store.flush()}
      />
      <div class={styles.phrases}>
        {[...new Set([...common, ...own])]
          .filter((phrase) => !text.includes(phrase))
          .map((phrase) => (
            <button key={phrase} type="button" onClick={() => say([text.trim(), phrase].filter(Boolean).join('；'))}>
              {phrase}
            </button>
          ))}
      </div>
      <div class={styles.says} id={id}>
        {inspection.text.hint}
      </div>
    </div>
  );
}
