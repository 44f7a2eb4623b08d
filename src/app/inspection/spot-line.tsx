// 抽拍, in the checklist: right after 其余全部正常 it is said which item is to be photographed, with the shutter beside it.
import { Camera } from 'lucide';
import { useEffect } from 'preact/hooks';
import { gapsAmong } from '../../domain/inspection.ts';
import { spotPhoto } from '../../domain/spot-photo.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { shootFor } from './camera-door.ts';
import type { DraftStore, Undo } from './draft-store.ts';
import { useDraft, useStore } from './use-draft.ts';
import styles from './spot.module.css';

const spotOf = ({ template }: DraftStore, draft: Parameters<typeof spotPhoto>[2] & { id: string }) =>
  spotPhoto(draft.id, template, draft);

/** Coming back to the checklist is no new press. */
const seen = new WeakSet<Undo>();

/** When 其余全部正常 left nothing else to answer the camera opens by itself, once a press: whoever puts it away has the line below. */
function useCameraAtTheEnd(store: DraftStore): void {
  const undo = useDraft((now) => now.undo);
  useEffect(() => {
    if (undo?.what !== 'bulk' || seen.has(undo)) return;
    seen.add(undo);
    const { draft, asked, answers } = store.getState();
    const spot = spotOf(store, draft);
    if (spot?.is === 'due' && gapsAmong(asked, answers, store.on).length === 0) shootFor(store, spot.item.id, true);
  }, [undo]);
}

export function SpotLine() {
  const store = useStore();
  const { spot: words } = useWords().inspection;
  const language = useLanguage();
  const draft = useDraft((now) => now.draft, 'after paint');
  useCameraAtTheEnd(store);
  const spot = spotOf(store, draft);
  if (!spot || spot.is !== 'due') return null;
  const { item } = spot;
  return (
    <div class={styles.line} role="status">
      <span>{words.title(store.numberOf(item), inLanguage(item.text, language))}</span>
      <Button look="quiet" onClick={() => shootFor(store, item.id, true)}>
        <Icon of={Camera} />
        {words.shoot}
      </Button>
    </div>
  );
}
