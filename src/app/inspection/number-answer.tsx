// A number with its unit. Outside its limits it is abnormal by itself, and says so in words.
import { TriangleAlert } from 'lucide';
import { useEffect, useId, useState } from 'preact/hooks';
import { judge } from '../../domain/answer.ts';
import { rangeOf } from '../../domain/value.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import type { AnswerProps } from './answer-control.tsx';
import { goOn, openAbnormal, write } from './draft-actions.ts';
import { outOfLimits, rangeText } from './item-words.ts';
import { readNumber } from './numbers.ts';
import { useStore } from './use-draft.ts';
import styles from './written-answer.module.css';

export function NumberAnswer({ item, number, answer }: AnswerProps) {
  const store = useStore();
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  const value = typeof answer?.value === 'number' ? answer.value : null;
  const [text, setText] = useState(value === null ? '' : String(value));
  const unit = item.limit?.unit ?? item.range?.unit;
  const range = rangeOf(item);
  const keptOf = (typed: string): number | null => {
    const number = readNumber(typed);
    return number !== null && isAllowed(range, number) ? number : null;
  };
  // It may have been reckoned from other answers, or taken back.
  useEffect(() => {
    if (keptOf(text) !== value) setText(value === null ? '' : String(value));
  }, [value]);
  const read = readNumber(text);
  const isOutside = read !== null && !isAllowed(range, read);
  const fault = text.trim() && read === null ? words.inspection.number.unreadable : '';
  const refused = isOutside && range ? words.inspection.number.outside(rangeText(range, language)) : fault;
  const abnormal = value === null ? '' : outOfLimits(item, value, words, language);

  const type = (typed: string) => {
    setText(typed);
    write(store, item, keptOf(typed));
  };
  const finish = () => {
    void store.flush();
    if (value === null) return;
    const isAbnormal = judge(item, answer, store.on) === 'abnormal';
    if (isAbnormal) openAbnormal(store, item, (answer?.photos.length ?? 0) === 0);
    else goOn(store, item.id);
  };
  return (
    <div data-anchor>
      <div class={styles.measured}>
        <input
          id={id}
          class={styles.number}
          type="text"
          inputMode="decimal"
          enterKeyHint="next"
          autoComplete="off"
          aria-label={words.inspection.number.label(`${number} ${inLanguage(item.text, language)}`)}
          aria-invalid={refused ? true : undefined}
          aria-describedby={`${id}-says`}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={() => void store.flush()}
          onKeyDown={(event) => event.key === 'Enter' && finish()}
        />
        {unit && <span class={styles.unit}>{inLanguage(unit, language)}</span>}
      </div>
      <div id={`${id}-says`} class={styles.says} role="status">
        {(refused || abnormal) && (
          <span class={styles.abnormal}>
            <Icon of={TriangleAlert} size={20} />
            {refused || abnormal}
          </span>
        )}
      </div>
    </div>
  );
}

const isAllowed = (range: ReturnType<typeof rangeOf>, value: number): boolean =>
  !range || (value >= range.min && value <= range.max);
