// Why a photo was not kept, said until somebody has read it.
import { ImageOff } from 'lucide';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useDraft, useStore } from './use-draft.ts';
import styles from './shot-fault.module.css';

export function ShotFaultLine() {
  const store = useStore();
  const { shotFault } = useWords().inspection;
  const fault = useDraft((now) => now.shotFault);
  if (!fault) return null;
  return (
    <div class={styles.fault} role="alert">
      <Icon of={ImageOff} />
      <span>{shotFault[fault]}</span>
      <Button look="plain" onClick={() => store.setState({ shotFault: null })}>
        {shotFault.understood}
      </Button>
    </div>
  );
}
