// Drawing over a photo with a finger, or with taps: circle, arrow, words. The picture itself never changes.
import {
  Check,
  Circle,
  Eraser,
  Minus,
  MoveUpRight,
  PenLine,
  Plus,
  RotateCw,
  Trash2,
  Type,
  Undo2,
  type IconNode,
} from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { Mark, Photo, Spot } from '../../domain/photo.ts';
import { useWords } from '../use-screen.ts';
import { useBackCloses } from '../ui/back.ts';
import { Icon } from '../ui/icon.tsx';
import { useModal } from '../ui/modal.ts';
import { usePicture, type Load } from '../ui/picture.tsx';
import { MarkStage } from './mark-stage.tsx';
import { MarkWordsSheet } from './mark-words-sheet.tsx';
import { scaled, turned, type Tool } from './marking.ts';
import styles from './mark-screen.module.css';
import { useMarking, type Keep, type Marking } from './use-marking.ts';

type MarkScreenProps = Keep & {
  photo: Photo;
  load: Load;
  alt: string;
  /** Words that are usual here, besides those that are anywhere. */
  usual?: readonly string[];
  onClose: () => void;
};

export function MarkScreen({ photo, load, alt, keep, onLost, usual = [], onClose }: MarkScreenProps) {
  const { photoMarks } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = usePicture(load, photo.sha256);
  const marking = useMarking(photo, { keep, onLost });
  const [writing, write] = useState<{ at: Spot } | { again: string } | null>(null);
  const inHand = marking.chosen === null ? undefined : marking.marks[marking.chosen];
  useModal(dialog);
  useBackCloses(onClose);
  const done = async () => {
    if (await marking.flush()) onClose();
  };
  const put = (text: string) => {
    if (writing && 'at' in writing) marking.add({ is: 'text', at: writing.at, text });
    else if (inHand?.is === 'text') marking.change({ ...inHand, text });
    write(null);
  };
  return (
    <dialog
      ref={dialog}
      class={styles.screen}
      aria-label={photoMarks.title}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        void done();
      }}
    >
      <p class={styles.how}>
        <span>{marking.isFull ? photoMarks.full : photoMarks.how[marking.tool]}</span>
        <Saved marking={marking} />
      </p>
      {shown.state === 'there' ? (
        <MarkStage
          photo={photo}
          address={shown.address}
          alt={alt}
          marking={marking}
          onWords={(at) => !marking.isFull && write({ at })}
        />
      ) : (
        <div class={styles.stage} />
      )}
      <div class={styles.acts} aria-live="off">
        {inHand && (
          <OfMark
            mark={inHand}
            marking={marking}
            ratio={photo.width / photo.height}
            onReword={() => inHand.is === 'text' && write({ again: inHand.text })}
          />
        )}
      </div>
      <Tools marking={marking} />
      <div class={styles.bar}>
        <Act icon={Undo2} word={photoMarks.undo} disabled={!marking.canUndo} onClick={marking.undo} />
        <Act icon={Eraser} word={photoMarks.clear} disabled={marking.marks.length === 0} onClick={marking.clear} />
        <button type="button" class={`${styles.act} ${styles.done}`} onClick={() => void done()}>
          <Icon of={Check} />
          {photoMarks.done}
        </button>
      </div>
      {writing && (
        <MarkWordsSheet
          text={'again' in writing ? writing.again : ''}
          usual={usual}
          onWords={put}
          onClose={() => write(null)}
        />
      )}
    </dialog>
  );
}

function Saved({ marking: { saved, marks, canUndo } }: { marking: Marking }) {
  const { photoMarks } = useWords();
  if (saved === 'failed')
    return (
      <b role="alert" class={styles.failed}>
        {photoMarks.notSaved}
      </b>
    );
  const isSaid = canUndo || marks.length > 0;
  return <span role="status">{isSaid && (saved === 'saved' ? photoMarks.saved : photoMarks.saving)}</span>;
}

const icons: Record<Tool, IconNode> = { circle: Circle, arrow: MoveUpRight, text: Type };

function Tools({ marking }: { marking: Marking }) {
  const { photoMarks } = useWords();
  return (
    <div class={styles.tools}>
      {(['circle', 'arrow', 'text'] as const).map((tool) => (
        <button
          key={tool}
          type="button"
          class={styles.tool}
          aria-pressed={marking.tool === tool}
          onClick={() => marking.take(tool)}
        >
          <Icon of={icons[tool]} />
          {photoMarks.tools[tool]}
        </button>
      ))}
    </div>
  );
}

type OfMarkProps = { mark: Mark; marking: Marking; ratio: number; onReword: () => void };

/** What can be done with the mark in hand without dragging it. */
function OfMark({ mark, marking, ratio, onReword }: OfMarkProps) {
  const { photoMarks } = useWords();
  return (
    <>
      {mark.is === 'text' ? (
        <Act icon={PenLine} word={photoMarks.reword} onClick={onReword} />
      ) : (
        <>
          <Act icon={Minus} word={photoMarks.smaller} onClick={() => marking.change(scaled(mark, 0.8))} />
          <Act icon={Plus} word={photoMarks.larger} onClick={() => marking.change(scaled(mark, 1.25))} />
        </>
      )}
      {mark.is === 'arrow' && (
        <Act icon={RotateCw} word={photoMarks.turn} onClick={() => marking.change(turned(mark, ratio))} />
      )}
      <Act icon={Trash2} word={photoMarks.remove} onClick={marking.remove} />
    </>
  );
}

type ActProps = { icon: IconNode; word: string; disabled?: boolean; onClick: () => void };

const Act = ({ icon, word, disabled, onClick }: ActProps) => (
  <button type="button" class={styles.act} disabled={disabled ?? false} onClick={onClick}>
    <Icon of={icon} />
    {word}
  </button>
);
