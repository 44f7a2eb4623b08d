// Every item by its number, to go to one directly.
import { Check, Minus, X, type IconNode } from 'lucide';
import { useState } from 'preact/hooks';
import { judge, type Judgement } from '../../domain/answer.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { closeSheet, turnTo } from './draft-actions.ts';
import { useStore } from './use-draft.ts';
import styles from './jump-sheet.module.css';

/** From here on a look over the numbers is longer than a word typed. */
const longList = 12;

const marks: Partial<Record<Judgement, IconNode>> = { normal: Check, abnormal: X, 'not-applicable': Minus };

export function JumpSheet() {
  const store = useStore();
  const { inspection, common } = useWords();
  const language = useLanguage();
  const { answers, asked, here } = store.getState();
  const [query, setQuery] = useState('');
  const sought = query.trim().toLowerCase();
  const found = asked.filter(
    (item) => inLanguage(item.text, language).toLowerCase().includes(sought) || String(store.numberOf(item)) === sought,
  );
  return (
    <Sheet label={inspection.jump} onClose={() => closeSheet(store)}>
      <h2>{inspection.jump}</h2>
      {asked.length > longList && (
        <TextField
          label={common.search}
          type="search"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      {query.trim() && <p role="status">{common.items(found.length)}</p>}
      <ol class={query.trim() ? styles.found : styles.numbers}>
        {found.map((item) => {
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
                {query.trim() && <span>{inLanguage(item.text, language)}</span>}
                {mark && <Icon of={mark} size={18} />}
              </button>
            </li>
          );
        })}
      </ol>
    </Sheet>
  );
}
