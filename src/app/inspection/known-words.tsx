// 还在, 更严重, 已消除: one tap each. Pressed once more it is taken back; what was said can be filled out.
import { Check, RotateCw, TrendingUp, type IconNode } from 'lucide';
import { useState } from 'preact/hooks';
import { seeHazard, type Seeing } from '../../db/see-hazard.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { Refusal } from '../../domain/refusal.ts';
import { saidIn, seenWords, type Seen, type Sighting } from '../../domain/sighting.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { inLanguage } from '../format.ts';
import type { Words } from '../state.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { buzz } from './buzz.ts';
import { openSheet } from './draft-actions.ts';
import type { DraftStore } from './draft-store.ts';
import { useStore } from './use-draft.ts';
import styles from './known.module.css';

const icons: Record<Seen, IconNode> = { still: RotateCw, worse: TrendingUp, gone: Check };

/** What was said of it in this inspection, if anything. */
export function saidHere({ db, getState }: DraftStore, hazard: Hazard): Sighting | undefined {
  return saidIn(hazard, { inspectionId: getState().draft.id, by: db.personId });
}

/** Records what was seen; what went wrong, as a sentence, null when it is on the disk. */
export async function say(
  { db, getState }: DraftStore,
  hazard: Hazard,
  seeing: Omit<Seeing, 'inspectionId'>,
  { problems, inspection }: Words,
): Promise<string | null> {
  try {
    await seeHazard(db, hazard, { inspectionId: getState().draft.id, ...seeing });
    deliverSoon();
    return null;
  } catch (error) {
    return error instanceof Refusal ? problems[error.code] : inspection.known.notSaved;
  }
}

export function KnownWords({ hazard }: { hazard: Hazard }) {
  const store = useStore();
  const words = useWords();
  const { known } = words.inspection;
  const text = inLanguage(hazard.text, useLanguage());
  const [fault, setFault] = useState<string | null>(null);
  const said = saidHere(store, hazard);
  const press = async (seen: Seen) => {
    buzz(15);
    const isBack = seen === said?.seen;
    const note = isBack ? '' : (said?.note ?? '');
    // What was filled out before belongs to the other word as well.
    const isShown = !isBack && said !== undefined && said.photos.length > 0;
    const photos = isShown ? store.getState().draft.photos.filter(({ itemId }) => itemId === hazard.itemId) : [];
    setFault(await say(store, hazard, { seen: isBack ? null : seen, note, photos }, words));
  };
  return (
    <>
      <div class={styles.words} role="group" aria-label={known.ask(text)}>
        {seenWords.map((seen) => (
          <button
            key={seen}
            type="button"
            class={`${styles.word} ${styles[seen]}`}
            aria-pressed={seen === said?.seen}
            onClick={() => void press(seen)}
          >
            <Icon of={icons[seen]} size={20} />
            <span>{known.words[seen]}</span>
          </button>
        ))}
      </div>
      {said && (
        <button
          type="button"
          class={styles.more}
          onClick={() => openSheet(store, { kind: 'known', hazardId: hazard.id })}
        >
          {said.note || said.photos.length > 0 ? known.filledOut(said.note, said.photos.length) : known.fillOut}
        </button>
      )}
      {fault && (
        <p class={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
