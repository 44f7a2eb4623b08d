// A sheet with something to fill in, one button that saves it, and what is wrong with it beside each field.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useToWrongField } from '../ui/use-to-wrong-field.ts';
import styles from './kitchen.module.css';

type FormProps = {
  title: string;
  hint?: string;
  save: string;
  look?: 'primary' | 'danger';
  /** Is anything wrong? Then saving only shows it. */
  isWrong: boolean;
  busy: boolean;
  failed: string | null;
  onSave: () => void;
  onClose: () => void;
  beside?: ComponentChildren;
  /** `tried`: saving was pressed, so errors show. */
  children: (tried: boolean) => ComponentChildren;
};

export function Form(props: FormProps) {
  const { title, hint, save, look = 'primary', isWrong, busy, failed, onSave, onClose, beside, children } = props;
  const [tries, setTries] = useState(0);
  const [isChanged, setChanged] = useState(false);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  return (
    <Sheet label={title} onClose={onClose} asks>
      <form
        class={styles.form}
        noValidate
        ref={fields}
        onInput={() => setChanged(true)}
        onSubmit={(event) => {
          event.preventDefault();
          setTries(tries + 1);
          setChanged(false);
          if (!isWrong) onSave();
        }}
      >
        <h2>{title}</h2>
        {hint && <p class={styles.hint}>{hint}</p>}
        {children(tries > 0)}
        {failed && !isChanged && (
          <p class={styles.failed} role="alert">
            {failed}
          </p>
        )}
        <Button look={look} large wide type="submit" aria-disabled={busy}>
          {save}
        </Button>
        {beside}
      </form>
    </Sheet>
  );
}
