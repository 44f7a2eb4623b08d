// Whoever checks or judges signs with the step: by name, or by hand where somebody wants to (`domain.md` 7.1).
import { useRef, useState } from 'preact/hooks';
import type { Signature } from '../../domain/answer.ts';
import { Button } from '../ui/button.tsx';
import { useSignBoard } from '../ui/sign-board.ts';
import board from '../ui/sign-form.module.css';
import styles from './cases.module.css';
import { useSheetWords } from './use-sheet-words.ts';

type Drawn = Pick<Signature, 'width' | 'height' | 'strokes'>;
export type Signing = { name: string; drawn: { current: () => Drawn | null } };

/** `name`: of whoever takes the step. */
export function useSigning(name: string): Signing {
  return { name, drawn: useRef<() => Drawn | null>(() => null) };
}

export const signatureOf = ({ name, drawn }: Signing): Signature => ({
  name,
  signedAt: Date.now(),
  strokes: [],
  ...drawn.current(),
});

/** `title`: as whom; `act`: what the button that takes the step says. */
export function SignLine({ signing, title, act }: { signing: Signing; title: string; act: string }) {
  const { sign } = useSheetWords();
  const [isDrawing, draw] = useState(false);
  return (
    <div>
      <h3 class={styles.label}>{title}</h3>
      <p class={styles.hint}>{sign.says(signing.name, act)}</p>
      {isDrawing ? <Board signing={signing} /> : <Button onClick={() => draw(true)}>{sign.draw}</Button>}
    </div>
  );
}

function Board({ signing }: { signing: Signing }) {
  const { sign } = useSheetWords();
  const { canvas, isEmpty, clear, read } = useSignBoard();
  signing.drawn.current = () => {
    const drawn = isEmpty ? null : read();
    return drawn && drawn.strokes.length > 0 ? drawn : null;
  };
  return (
    <>
      <div class={board.board}>
        <canvas ref={canvas} class={board.canvas} role="img" aria-label={sign.board} />
        {isEmpty && (
          <span class={board.hint} aria-hidden="true">
            {sign.board}
          </span>
        )}
      </div>
      <Button disabled={isEmpty} onClick={clear}>
        {sign.clear}
      </Button>
    </>
  );
}
