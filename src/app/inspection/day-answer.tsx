// Dates and times by the phone's own picker; a date is judged at once and says how many days are left.
import { Check, Clock, TriangleAlert } from 'lucide';
import { useEffect, useId, useState } from 'preact/hooks';
import { checkAnswer, judge } from '../../domain/answer.ts';
import { doubtOf } from '../../domain/asset-facts.ts';
import { assetOf } from '../../domain/asset-item.ts';
import type { WalkedItem } from '../../domain/asset-walk.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Item } from '../../domain/template.ts';
import { clock, inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { AnswerProps } from './answer-control.tsx';
import { choose, write } from './draft-actions.ts';
import { dayLeft } from './item-words.ts';
import { useStore } from './use-draft.ts';
import styles from './written-answer.module.css';

/** A picker hands over half-typed years too; only what the rules take is an answer. */
function isWhole(item: Item, value: string): boolean {
  try {
    checkAnswer(item, { itemId: item.id, value, via: 'tap', at: 0, photos: [] });
    return value >= '1990' || item.type === 'TIME';
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

export function DateAnswer({ item, number, answer }: AnswerProps) {
  const store = useStore();
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  const { given } = item as WalkedItem;
  const value = typeof answer?.value === 'string' ? answer.value : '';
  // While it is typed, what is half typed stays as it is: with the first key of a year month and day would go.
  const [text, setText] = useState(value);
  const keptOf = (day: string) => (day && isWhole(item, day) ? day : null);
  useEffect(() => {
    if (keptOf(text) !== (value || null)) setText(value);
  }, [value]);
  const left = value ? dayLeft(item, value, store.on, words) : null;
  const isAbnormal = judge(item, answer, store.on) === 'abnormal';
  const fact = item.made ? 'made' : item.register;
  const asset = fact && assetOf(store.getState().draft.assets, item.id);
  const doubt = asset && value ? doubtOf({ fact, value }, asset.made, store.on) : null;
  return (
    <div data-anchor>
      <div class={styles.measured}>
        <input
          class={styles.day}
          type="date"
          min="1990-01-01"
          max="2099-12-31"
          aria-label={`${number} ${inLanguage(item.text, language)}`}
          aria-describedby={id}
          value={text}
          onChange={(event) => {
            const day = event.currentTarget.value;
            setText(day);
            write(store, item, keptOf(day), 'filled');
          }}
          onBlur={() => {
            if (!keptOf(text)) setText('');
            void store.flush();
          }}
        />
      </div>
      {given && value !== given && (
        <Button look="quiet" large onClick={() => choose(store, item, given)}>
          <Icon of={Check} />
          {words.assets.walk.given(item.made ? given.slice(0, 7) : given)}
        </Button>
      )}
      <div class={styles.says} id={id} role="status">
        {left && (
          <span class={isAbnormal ? styles.abnormal : ''}>
            {isAbnormal && <Icon of={TriangleAlert} size={20} />}
            {left.text}
          </span>
        )}
        {doubt && <p class={styles.abnormal}>{words.assets.looksWrong(words.assets.doubts[doubt])}</p>}
      </div>
    </div>
  );
}

export function TimeAnswer({ item, number, answer }: AnswerProps) {
  const store = useStore();
  const { inspection } = useWords();
  const language = useLanguage();
  const value = typeof answer?.value === 'string' ? answer.value : '';
  return (
    <div class={styles.measured} data-anchor>
      <input
        class={styles.day}
        type="time"
        aria-label={`${number} ${inLanguage(item.text, language)}`}
        value={value}
        onChange={(event) => {
          const time = event.currentTarget.value;
          write(store, item, time && isWhole(item, time) ? time : null, 'filled');
        }}
      />
      <Button look="quiet" large onClick={() => choose(store, item, clock(Date.now()))}>
        <Icon of={Clock} />
        {inspection.time.now}
      </Button>
    </div>
  );
}
