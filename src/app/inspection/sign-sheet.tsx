// Signing by finger, upright or lying; a typed name is enough for those who cannot draw.
import { Eraser } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { choose, closeSheet } from './draft-actions.ts';
import type { ItemProps } from './item-row.tsx';
import { SheetTitle } from './sheet-title.tsx';
import { useSignBoard } from './sign-board.ts';
import { useStore } from './use-draft.ts';
import styles from './sign-sheet.module.css';
import sheets from './sheets.module.css';

const mostLetters = 20;

export function SignSheet({ item, number }: ItemProps) {
  const store = useStore();
  const { sign } = useWords().inspection;
  const board = useSignBoard();
  const [name, setName] = useState(() => ownName(store));
  const [asked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const done = () => {
    if (!name.trim()) return setAsked(true);
    const { width, height, strokes } = board.read();
    const isDrawn = strokes.length > 0;
    closeSheet(store);
    choose(store, item, {
      name: name.trim(),
      signedAt: Date.now(),
      strokes,
      ...(isDrawn && { width, height }),
    });
  };
  return (
    <Sheet label={sign.title} onClose={() => closeSheet(store)}>
      <SheetTitle item={item} number={number} heading={heading} />
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
      <div class={sheets.acts}>
        <Button look="quiet" large disabled={board.isEmpty} onClick={board.clear}>
          <Icon of={Eraser} />
          {sign.clear}
        </Button>
        <Button look="primary" large onClick={done}>
          {board.isEmpty ? sign.typed : sign.done}
        </Button>
      </div>
    </Sheet>
  );
}

/** The first signature is most likely the person's own; the second is somebody else's. */
function ownName({ getState, session, template }: ReturnType<typeof useStore>): string {
  const { answers } = getState();
  const isTaken = template.items.some((item) => {
    const value = answers.get(item.id)?.value;
    return value && typeof value === 'object' && !Array.isArray(value) && value.name === session.person.name;
  });
  return isTaken ? '' : session.person.name;
}
