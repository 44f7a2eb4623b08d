// Signing by finger, upright or lying; a typed name is enough for those who cannot draw.
import { Eraser } from 'lucide';
import { useState } from 'preact/hooks';
import type { Signature } from '../../domain/answer.ts';
import { useWords } from '../use-screen.ts';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';
import { Icon } from './icon.tsx';
import { useSignBoard } from './sign-board.ts';
import styles from './sign-form.module.css';

const mostLetters = 20;

/** `name`: who signs, as far as it is known. */
export function SignForm({ name: known, onSigned }: { name: string; onSigned: (signature: Signature) => void }) {
  const { sign } = useWords().inspection;
  const board = useSignBoard();
  const [name, setName] = useState(known);
  const [asked, setAsked] = useState(false);
  const done = () => {
    if (!name.trim()) return setAsked(true);
    const { width, height, strokes } = board.read();
    const isDrawn = strokes.length > 0;
    onSigned({ name: name.trim(), signedAt: Date.now(), strokes, ...(isDrawn && { width, height }) });
  };
  return (
    <>
      <div class={styles.board}>
        <canvas ref={board.canvas} class={styles.canvas} role="img" aria-label={sign.board} />
        {board.isEmpty && (
          <span class={styles.hint} aria-hidden="true">
            {sign.board}
          </span>
        )}
      </div>
      <TextField
        label={sign.name}
        hint={sign.nameHint}
        maxLength={mostLetters}
        autoComplete="off"
        value={name}
        error={asked && !name.trim() ? sign.needName : undefined}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <div class={styles.acts}>
        <Button look="quiet" large disabled={board.isEmpty} onClick={board.clear}>
          <Icon of={Eraser} />
          {sign.clear}
        </Button>
        <Button look="primary" large onClick={done}>
          {board.isEmpty ? sign.typed : sign.done}
        </Button>
      </div>
    </>
  );
}
