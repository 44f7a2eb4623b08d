// Words. Saved while they are typed.
import { useId, useState } from 'preact/hooks';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import type { AnswerProps } from './answer-control.tsx';
import { write } from './draft-actions.ts';
import { useStore } from './use-draft.ts';
import styles from './written-answer.module.css';

const mostLetters = 2000;

export function TextAnswer({ item, number, answer }: AnswerProps) {
  const store = useStore();
  const { inspection } = useWords();
  const language = useLanguage();
  const id = useId();
  const [text, setText] = useState(typeof answer?.value === 'string' ? answer.value : '');
  return (
    <div data-anchor>
      <textarea
        class={styles.text}
        rows={3}
        maxLength={mostLetters}
        aria-label={`${number} ${inLanguage(item.text, language)}`}
        aria-describedby={id}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          write(store, item, event.currentTarget.value || null);
        }}
        onBlur={() => void store.flush()}
      />
      <div class={styles.says} id={id}>
        {inspection.text.hint}
      </div>
    </div>
  );
}
