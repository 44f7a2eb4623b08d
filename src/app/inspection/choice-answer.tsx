// Answers chosen with the thumb: a radio group whose arrows move, and whose chosen answer can be taken back.
import { Check, Minus, X, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Answer } from '../../domain/answer.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { openSheet, press } from './draft-actions.ts';
import type { ItemProps } from './item-row.tsx';
import { useStore } from './use-draft.ts';
import styles from './choice-answer.module.css';

type AnswerProps = ItemProps & { answer: Answer | undefined };
type Option = { key: string; tone: 'normal' | 'abnormal' | 'na'; icon?: IconNode | undefined; text: ComponentChildren };
type GroupProps = {
  label: string;
  options: readonly Option[];
  chosen: string | null;
  onPress: (key: string) => void;
  stacked?: boolean;
};

function ChoiceGroup({ label, options, chosen, onPress, stacked }: GroupProps) {
  const group = useRef<HTMLDivElement>(null);
  const reachable = options.some(({ key }) => key === chosen) ? chosen : options[0]?.key;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const buttons = [...(group.current?.querySelectorAll<HTMLElement>('[role="radio"]') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div
      ref={group}
      class={`${styles.group} ${stacked ? styles.stacked : ''}`}
      role="radiogroup"
      aria-label={label}
      data-anchor
      onKeyDown={onKeyDown}
    >
      {options.map(({ key, tone, icon, text }) => (
        <button
          key={key}
          type="button"
          role="radio"
          class={`${styles.option} ${styles[tone] ?? ''}`}
          aria-checked={key === chosen}
          tabIndex={key === reachable ? 0 : -1}
          onClick={() => onPress(key)}
        >
          {icon && <Icon of={icon} size={20} />}
          <span>{text}</span>
        </button>
      ))}
    </div>
  );
}

/** ✓ 正常, ✕ 异常, – 不适用. */
export function PassOrFail({ item, number, answer }: AnswerProps) {
  const store = useStore();
  const { inspection, common } = useWords();
  const chosen = answer?.na ? 'na' : typeof answer?.value === 'string' ? answer.value : null;
  return (
    <ChoiceGroup
      label={inspection.answerOf(number)}
      chosen={chosen}
      onPress={(key) => (key === 'na' ? openSheet(store, { kind: 'na', itemId: item.id }) : press(store, item, key))}
      options={[
        { key: 'pass', tone: 'normal', icon: Check, text: common.answers.pass },
        { key: 'fail', tone: 'abnormal', icon: X, text: common.answers.fail },
        { key: 'na', tone: 'na', icon: Minus, text: common.answers.na },
      ]}
    />
  );
}

/** Which of the options is wrong is said after choosing, not before: nobody should be led. */
export function ChoiceAnswer({ item, number, answer }: AnswerProps) {
  const store = useStore();
  const { inspection } = useWords();
  const language = useLanguage();
  const options = item.options ?? [];
  const chosen = typeof answer?.value === 'string' ? answer.value : null;
  return (
    <ChoiceGroup
      label={inspection.answerOf(number)}
      stacked={options.length > 3 || options.some((option) => option[language].length > 5)}
      chosen={chosen}
      onPress={(key) => press(store, item, key)}
      options={options.map((option) => {
        const isChosen = option.zh === chosen;
        return {
          key: option.zh,
          tone: option.abnormal ? 'abnormal' : 'normal',
          icon: isChosen ? (option.abnormal ? X : Check) : undefined,
          text: isChosen && option.abnormal ? `${option[language]} · ${inspection.chosenAbnormal}` : option[language],
        };
      })}
    />
  );
}
