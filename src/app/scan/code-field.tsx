// Typing a code that the camera does not get: bad light, a torn label, no camera.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { useWords } from '../use-screen.ts';
import styles from './scanner.module.css';

type CodeFieldProps = {
  label: string;
  hint: string;
  /** It was asked for, so the keyboard may come. */
  focus: boolean;
  onText: (text: string) => void;
};

export function CodeField({ label, hint, focus, onText }: CodeFieldProps) {
  const { scan: words } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const isEmpty = text.trim() === '';
  useEffect(() => {
    if (focus) form.current?.querySelector('input')?.focus();
  }, []);
  return (
    <form
      ref={form}
      class={styles.typing}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isEmpty) onText(text);
      }}
    >
      <TextField
        {...{ label, hint }}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        enterkeyhint="search"
        maxLength={200}
        value={text}
        error={tried && isEmpty ? words.empty : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Button look="primary" large wide type="submit">
        {words.go}
      </Button>
    </form>
  );
}
