// 抽拍, in the checklist: right after 其余全部正常 it is said which item is to be photographed, with the shutter beside it.
import { Camera } from 'lucide';
import { spotPhoto } from '../../domain/spot-photo.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { shootFor } from './camera-door.ts';
import { useDraft, useStore } from './use-draft.ts';
import styles from './spot.module.css';

export function SpotLine() {
  const store = useStore();
  const { spot: words } = useWords().inspection;
  const language = useLanguage();
  const draft = useDraft((now) => now.draft, 'after paint');
  const spot = spotPhoto(draft.id, store.template, draft);
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
