// Filling out what was said of a known hazard: a sentence, and the photos taken at its item.
import { Camera } from 'lucide';
import { useState } from 'preact/hooks';
import { hazardHere } from '../../db/hazards.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { Sighting } from '../../domain/sighting.ts';
import { inLanguage } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { LongTextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { shootFor } from './camera-door.ts';
import { closeSheet } from './draft-actions.ts';
import { ItemPhotos } from './item-photos.tsx';
import { saidHere, say } from './known-words.tsx';
import { useDraft, useStore } from './use-draft.ts';
import styles from './sheets.module.css';

const mostLetters = 400;

export function KnownSheet({ hazardId }: { hazardId: string }) {
  const store = useStore();
  const hazard = useLive(() => hazardHere(store.db, hazardId), [hazardId]);
  const said = hazard && saidHere(store, hazard);
  return hazard && said ? <Filling hazard={hazard} said={said} /> : null;
}

function Filling({ hazard, said }: { hazard: Hazard; said: Sighting }) {
  const store = useStore();
  const words = useWords();
  const { known, camera } = words.inspection;
  const [note, setNote] = useState(said.note);
  const [fault, setFault] = useState<string | null>(null);
  const item = store.items.get(hazard.itemId);
  const photos = useDraft(({ draft }) => draft.photos).filter((photo) => photo.itemId === hazard.itemId);
  const keep = async () => {
    const failed = await say(store, hazard, { seen: said.seen, note: note.trim(), photos }, words);
    if (failed === null) closeSheet(store);
    setFault(failed);
  };
  return (
    <Sheet label={known.fillOut} onClose={() => closeSheet(store)} asks>
      <h2>{inLanguage(hazard.text, useLanguage())}</h2>
      <p class={styles.about}>{known.words[said.seen]}</p>
      <LongTextField
        label={known.note}
        hint={words.inspection.text.hint}
        rows={3}
        maxLength={mostLetters}
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      {item && (
        <section class={styles.part}>
          <p class={styles.about}>{known.photos(store.numberOf(item), photos.length)}</p>
          <ItemPhotos itemId={item.id} />
          <Button wide onClick={() => shootFor(store, item.id, true)}>
            <Icon of={Camera} />
            {camera}
          </Button>
        </section>
      )}
      {fault && (
        <p class={styles.warning} role="alert">
          {fault}
        </p>
      )}
      <div class={styles.acts}>
        <Button look="primary" large onClick={() => void keep()}>
          {words.common.done}
        </Button>
      </div>
    </Sheet>
  );
}
