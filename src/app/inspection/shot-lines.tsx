// What is to be said of the last shot: why it was not kept, or why it may be of little use; and of a recording cut short.
import { Eye, Mic } from 'lucide';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { retake } from './photo-flow.ts';
import { ShotFaultLine } from './shot-fault.tsx';
import styles from './shot-fault.module.css';
import { useDraft, useStore } from './use-draft.ts';

export const ShotLines = () => (
  <>
    <ShotFaultLine />
    <div role="status">
      <ShotDoubtLine />
      <VoiceCutLine />
    </div>
  </>
);

/** The photo is kept whatever is pressed here, or nothing. */
function ShotDoubtLine() {
  const store = useStore();
  const { shotDoubt } = useWords().inspection;
  const doubt = useDraft((now) => now.doubt);
  if (!doubt) return null;
  return (
    <div class={`${styles.fault} ${styles.doubt}`}>
      <Icon of={Eye} />
      <span>{shotDoubt[doubt.why]}</span>
      <div class={styles.choice}>
        <Button look="quiet" onClick={() => void retake(store, doubt.photo)}>
          {shotDoubt.retake}
        </Button>
        <Button look="plain" onClick={() => store.setState({ doubt: null })}>
          {shotDoubt.keep}
        </Button>
      </div>
    </div>
  );
}

function VoiceCutLine() {
  const store = useStore();
  const { voice } = useWords();
  const cut = useDraft((now) => now.voiceCut);
  if (!cut) return null;
  return (
    <div class={`${styles.fault} ${styles.doubt}`}>
      <Icon of={Mic} />
      <span>{voice.cut(Math.round(cut.ms / 1000))}</span>
      <div class={styles.choice}>
        <Button look="plain" onClick={() => store.setState({ voiceCut: null })}>
          {voice.understood}
        </Button>
      </div>
    </div>
  );
}
