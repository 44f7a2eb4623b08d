// Something to fill in: its name, its hint, and what is wrong with it, tied together for every reader.
import { Check } from 'lucide';
import type { ComponentChildren, InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';
import { useWords } from '../use-screen.ts';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

type Common = { label: string; hint?: string | undefined; error?: string | undefined };

export function TextField({ label, hint, error, ...rest }: Common & InputHTMLAttributes) {
  const id = useId();
  return (
    <div class={styles.field}>
      <FieldLabel id={id} label={label} hint={hint} />
      <input id={id} {...rest} class={`${styles.box} ${error ? styles.wrong : ''}`} {...describe(id, hint, error)} />
      <FieldError id={id} error={error} />
      <Full {...rest} />
    </div>
  );
}

export function LongTextField({ label, hint, error, ...rest }: Common & TextareaHTMLAttributes) {
  const id = useId();
  return (
    <div class={styles.field}>
      <FieldLabel id={id} label={label} hint={hint} />
      <textarea
        id={id}
        rows={3}
        {...rest}
        class={`${styles.box} ${error ? styles.wrong : ''}`}
        {...describe(id, hint, error)}
      />
      <FieldError id={id} error={error} />
      <Full {...rest} />
    </div>
  );
}

export function SelectField({ label, hint, error, children, ...rest }: Common & SelectHTMLAttributes) {
  const id = useId();
  return (
    <div class={styles.field}>
      <FieldLabel id={id} label={label} hint={hint} />
      <select id={id} {...rest} class={`${styles.box} ${error ? styles.wrong : ''}`} {...describe(id, hint, error)}>
        {children}
      </select>
      <FieldError id={id} error={error} />
    </div>
  );
}

const describe = (id: string, hint: string | undefined, error: string | undefined) => ({
  'aria-invalid': error ? true : undefined,
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
});

const FieldLabel = ({ id, label, hint }: { id: string; label: string; hint: string | undefined }) => (
  <>
    <label class={styles.label} for={id}>
      {label}
    </label>
    {hint && (
      <span class={styles.hint} id={`${id}-hint`}>
        {hint}
      </span>
    )}
  </>
);

const FieldError = ({ id, error }: { id: string; error: string | undefined }) =>
  error ? (
    <span class={styles.error} id={`${id}-error`}>
      {error}
    </span>
  ) : null;

/** The browser takes no more letters, and cuts off what is pasted, without a word. */
function Full({ value, maxLength }: { value?: unknown; maxLength?: unknown }) {
  const { common } = useWords();
  const isFull = typeof value === 'string' && typeof maxLength === 'number' && value.length >= maxLength;
  return isFull ? (
    <span class={styles.error} role="status">
      {common.full(maxLength)}
    </span>
  ) : null;
}

type ChoicesProps<T extends string> = {
  label: string;
  hint?: string;
  /** One of them, or several. */
  kind?: 'one' | 'several';
  options: readonly { value: T; text: ComponentChildren }[];
  chosen: readonly T[];
  onChoose: (chosen: T[]) => void;
};

/** Chips to choose from: native radios or boxes underneath, so every keyboard and reader knows them. */
export function Choices<T extends string>({ label, hint, kind = 'one', options, chosen, onChoose }: ChoicesProps<T>) {
  const name = useId();
  const choose = (value: T, on: boolean) => {
    if (kind === 'one') onChoose([value]);
    else onChoose(on ? [...chosen, value] : chosen.filter((other) => other !== value));
  };
  return (
    <fieldset class={styles.set}>
      <legend class={styles.label}>{label}</legend>
      {hint && <span class={styles.hint}>{hint}</span>}
      <div class={styles.choices}>
        {options.map(({ value, text }) => (
          <label class={styles.choice} key={value}>
            <input
              type={kind === 'one' ? 'radio' : 'checkbox'}
              name={name}
              checked={chosen.includes(value)}
              onChange={(event) => choose(value, event.currentTarget.checked)}
            />
            {chosen.includes(value) && <Icon of={Check} size={20} />}
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
