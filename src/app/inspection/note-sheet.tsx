// A note on one item, and the photos deleted from it that can still be taken back.
import { photoBytes, thumb } from '../../db/photo-bytes.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Picture, Pictures } from '../ui/picture.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { closeSheet } from './draft-actions.ts';
import type { ItemProps } from './item-row.tsx';
import { NoteField } from './note-field.tsx';
import { takeBack } from './photo-flow.ts';
import { SheetTitle } from './sheet-title.tsx';
import { useDraft, useStore } from './use-draft.ts';
import styles from './sheets.module.css';
import { VoiceNotes } from './voice-notes.tsx';

const keptMs = 24 * 3_600_000;

export function NoteSheet({ item, number }: ItemProps) {
  const store = useStore();
  const { inspection, common } = useWords();
  return (
    <Sheet label={inspection.noteSheet.title} onClose={() => closeSheet(store)}>
      <SheetTitle item={item} number={number} />
      <div class={styles.part}>
        <NoteField itemId={item.id} label={inspection.noteSheet.label} hint={inspection.text.hint} rows={4} />
      </div>
      <VoiceNotes itemId={item.id} />
      <Dropped itemId={item.id} />
      <div class={styles.acts}>
        <Button look="primary" large onClick={() => closeSheet(store)}>
          {common.done}
        </Button>
      </div>
    </Sheet>
  );
}

function Dropped({ itemId }: { itemId: string }) {
  const store = useStore();
  const { noteSheet, shot } = useWords().inspection;
  const all = useDraft(({ draft }) => draft.dropped);
  const dropped = all.filter(({ photo, at }) => photo.itemId === itemId && Date.now() - at < keptMs);
  if (dropped.length === 0) return null;
  return (
    <section class={styles.part}>
      <h3>{noteSheet.dropped}</h3>
      <p class={styles.about}>{noteSheet.droppedHint}</p>
      <Pictures label={noteSheet.dropped}>
        {dropped.map(({ photo }, index) => (
          <Picture
            key={photo.sha256}
            about={photo.sha256}
            load={async () => (await thumb(store.db, photo.sha256)) ?? photoBytes(store.db, photo.sha256)}
            alt={`${noteSheet.takeBack} ${shot.photo(index + 1, dropped.length)}`}
            missing={shot.missing}
            mark={noteSheet.takeBack}
            onOpen={() => void takeBack(store, photo)}
          />
        ))}
      </Pictures>
    </section>
  );
}
