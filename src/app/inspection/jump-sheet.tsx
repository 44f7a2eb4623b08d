// Every item by its number, to go to one directly.
import { Check, Minus, X, type IconNode } from 'lucide';
import { judge, type Judgement } from '../../domain/answer.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { closeSheet, turnTo } from './draft-actions.ts';
import { useStore } from './use-draft.ts';
import styles from './jump-sheet.module.css';

const marks: Partial<Record<Judgement, IconNode>> = { normal: Check, abnormal: X, 'not-applicable': Minus };

export function JumpSheet() {
  const store = useStore();
  const { inspection } = useWords();
  const language = useLanguage();
  const { answers, asked, here } = store.getState();
  return (
    <Sheet label={inspection.jump} onClose={() => closeSheet(store)}>
      <h2>{inspection.jump}</h2>
      <ol class={styles.numbers}>
        {asked.map((item) => {
          const judgement = judge(item, answers.get(item.id), store.on);
          const mark = marks[judgement];
          const state = here === item.id ? inspection.states.here : inspection.states[judgement];
          return (
            <li key={item.id}>
              <button
                type="button"
                class={`${styles.number} ${styles[judgement] ?? ''} ${here === item.id ? styles.here : ''}`}
                aria-label={inspection.jumpTo(store.numberOf(item), inLanguage(item.text, language), state)}
                onClick={() => {
                  closeSheet(store);
                  turnTo(store, item.id);
                }}
              >
                {store.numberOf(item)}
                {mark && <Icon of={mark} size={18} />}
              </button>
            </li>
          );
        })}
      </ol>
    </Sheet>
  );
}
