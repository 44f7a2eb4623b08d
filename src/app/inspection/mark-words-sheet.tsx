// The words of a mark: one tap on a usual one, or a few of one's own.
import { useState } from 'preact/hooks';
import { maxMarkLetters } from '../../domain/photo.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './mark-screen.module.css';

const mostChips = 10;

export function MarkWordsSheet({
  text: before,
  usual,
  onWords,
  onClose,
}: {
  text: string;
  usual: readonly string[];
  onWords: (text: string) => void;
  onClose: () => void;
}) {
  const { photoMarks, common } = useWords();
  const [text, setText] = useState(before);
  const [isAsked, setAsked] = useState(false);
  const said = text.trim();
  const chips = [...new Set([...usual, ...photoMarks.common])]
    .filter((chip) => Array.from(chip).length <= maxMarkLetters)
    .slice(0, mostChips);
  return (
    <Sheet label={photoMarks.words} onClose={onClose}>
      <h2>{photoMarks.words}</h2>
      <div class={styles.chips}>
        {chips.map((chip) => (
          <Button key={chip} onClick={() => onWords(chip)}>
            {chip}
          </Button>
        ))}
      </div>
      <TextField
        label={photoMarks.words}
        hint={photoMarks.wordsHint}
        maxLength={maxMarkLetters}
        autoComplete="off"
        value={text}
        error={isAsked && !said ? photoMarks.wordsNeeded : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <div class={styles.pair}>
        <Button large onClick={onClose}>
          {common.cancel}
        </Button>
        <Button look="primary" large onClick={() => (said ? onWords(said) : setAsked(true))}>
          {photoMarks.put}
        </Button>
      </div>
    </Sheet>
  );
}
