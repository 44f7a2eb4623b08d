// A password that can be looked at: typing blind on a phone in a corridor goes wrong too often.
import { Eye, EyeOff } from 'lucide';
import type { TargetedInputEvent } from 'preact';
import { useState } from 'preact/hooks';
import { TextField } from './field.tsx';
import { Icon } from './icon.tsx';
import styles from './password-field.module.css';

type PasswordFieldProps = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  show: string;
  hide: string;
  autocomplete: 'current-password' | 'new-password';
  value: string;
  onType: (value: string) => void;
};

export function PasswordField({ show, hide, onType, ...rest }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const typing = {
    ...rest,
    name: 'password',
    autocapitalize: 'none',
    spellcheck: false,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onType(event.currentTarget.value),
  } as const;
  return (
    <div class={styles.password}>
      {shown ? <TextField {...typing} type="text" /> : <TextField {...typing} type="password" />}
      <button type="button" class={styles.toggle} aria-pressed={shown} onClick={() => setShown(!shown)}>
        <Icon of={shown ? EyeOff : Eye} size={22} />
        {shown ? hide : show}
      </button>
    </div>
  );
}
