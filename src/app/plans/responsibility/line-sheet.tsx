// A sheet in which one line of the book is written.
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import form from '../../ui/form.module.css';
import { Sheet } from '../../ui/sheet.tsx';
import { useToWrongField } from '../../ui/use-to-wrong-field.ts';
import { useResponsibilityWords } from './use-book.ts';

type LineSheetProps = {
  title: string;
  /** Why it cannot be taken over yet; null when nothing is wrong. */
  wrong: string | null;
  onDone: () => void;
  onClose: () => void;
  children: ComponentChildren;
};

export function LineSheet({ title, wrong, onDone, onClose, children }: LineSheetProps) {
  const words = useResponsibilityWords();
  const [tries, setTries] = useState(0);
  const fields = useRef<HTMLFormElement>(null);
  useToWrongField(fields, tries);
  return (
    <Sheet label={title} onClose={onClose} asks>
      <form
        class={form.form}
        noValidate
        ref={fields}
        onSubmit={(event) => {
          event.preventDefault();
          setTries(tries + 1);
          if (wrong === null) onDone();
        }}
      >
        <h2>{title}</h2>
        {children}
        {tries > 0 && wrong !== null && (
          <p class={form.failed} role="alert">
            {wrong}
          </p>
        )}
        <Button look="primary" large wide type="submit">
          {words.done}
        </Button>
      </form>
    </Sheet>
  );
}
