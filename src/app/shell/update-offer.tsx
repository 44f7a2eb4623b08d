// A new version is offered, never sprung; while a checklist is open it waits.
import { useScreen, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import styles from './update-offer.module.css';

export function UpdateOffer() {
  const update = useScreen((now) => now.update);
  const capturing = useScreen((now) => now.capturing);
  const { shell } = useWords();
  if (!update) return null;
  return (
    <div class={styles.offer} role="status">
      <span>{capturing ? shell.updateLater : shell.updateReady}</span>
      {!capturing && (
        <Button look="quiet" onClick={update}>
          {shell.updateNow}
        </Button>
      )}
    </div>
  );
}
