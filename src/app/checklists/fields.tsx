// The small fields an item is made of.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LongTextField, TextField } from '../ui/field.tsx';
import { useWords } from './use-words.ts';
import { readNumber } from '../inspection/numbers.ts';
import type { Bilingual } from '../../domain/text.ts';
import styles from './checklists.module.css';
import { linesOf, textsIn } from './lines.ts';
import { typedZh } from './writing.ts';

type NumberFieldProps = {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  hint?: string | undefined;
};

/** Empty is no number. What is no number yet stays as typed and changes nothing. */
export function NumberField({ label, value, onChange, hint }: NumberFieldProps) {
  const [text, setText] = useState(value === undefined ? '' : String(value));
  return (
    <TextField
      label={label}
      hint={hint}
      inputMode="decimal"
      autocomplete="off"
      value={text}
      onInput={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const number = readNumber(typed);
        if (number !== null || typed.trim() === '') onChange(number ?? undefined);
      }}
    />
  );
}

type TickProps = { checked: boolean; onChange: (checked: boolean) => void; children: ComponentChildren };

export const Tick = ({ checked, onChange, children }: TickProps) => (
  <label class={styles.tick}>
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
    {children}
  </label>
);

type WordsFieldProps = {
  label: string;
  value: Bilingual | null | undefined;
  maxLength: number;
  onChange: (value: Bilingual | undefined) => void;
  autofocus?: boolean;
  /** A word or two on one line, where sentences take more. */
  short?: boolean;
  hint?: string;
};

/** Words in Chinese, and under a fold in English; both empty is nothing. */
export function WordsField({ label, value, maxLength, onChange, autofocus, short, hint }: WordsFieldProps) {
  const { checklists: words } = useWords();
  const zh = value?.zh ?? '';
  const own = value && value.en !== value.zh ? value.en : '';
  // While it is typed it may be as the Chinese for a moment.
  const [typing, setTyping] = useState<string>();
  const typeZh = (typed: string) => onChange(typed === '' && own === '' ? undefined : typedZh(value, typed));
  const typeEn = (typed: string) => {
    setTyping(typed);
    onChange({ zh, en: typed || zh });
  };
  const inZh = { label, hint, maxLength, autofocus, value: zh };
  const inEn = {
    label: `${label} · ${words.english}`,
    hint: words.englishHint,
    maxLength,
    value: typing ?? own,
    onBlur: () => setTyping(undefined),
  };
  return (
    <div>
      {short ? (
        <TextField {...inZh} onInput={(event) => typeZh(event.currentTarget.value)} />
      ) : (
        <LongTextField {...inZh} rows={2} onInput={(event) => typeZh(event.currentTarget.value)} />
      )}
      <details>
        <summary>{words.english}</summary>
        {short ? (
          <TextField {...inEn} onInput={(event) => typeEn(event.currentTarget.value)} />
        ) : (
          <LongTextField {...inEn} rows={2} onInput={(event) => typeEn(event.currentTarget.value)} />
        )}
      </details>
    </div>
  );
}

type LinesFieldProps = {
  label: string;
  hint?: string;
  value: readonly Bilingual[] | undefined;
  onChange: (value: Bilingual[]) => void;
};

export function LinesField({ label, hint, value, onChange }: LinesFieldProps) {
  const [text, setText] = useState(() => linesOf(value));
  return (
    <LongTextField
      label={label}
      hint={hint}
      rows={4}
      value={text}
      onInput={(event) => {
        setText(event.currentTarget.value);
        onChange(textsIn(event.currentTarget.value));
      }}
    />
  );
}
