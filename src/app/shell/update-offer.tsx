// A new version is offered, never sprung, and not over a checklist. It comes with the next screen, or when somebody looks again:
// what comes while somebody looks would push the page down under the finger.
import { useEffect, useState } from 'preact/hooks';
import { screen } from '../state.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import styles from './update-offer.module.css';

const isWaiting = (): boolean => screen.getState().update !== null;

/** Drawn anew for each screen. */
export function UpdateOffer() {
  const { shell } = useWords();
  const [isOffered, offer] = useState(isWaiting);
  useEffect(() => {
    const look = () => offer(isWaiting());
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  if (!isOffered) return null;
  return (
    <div class={styles.offer} role="status">
      <span>{shell.updateReady}</span>
      <Button look="quiet" onClick={() => screen.getState().update?.()}>
        {shell.updateNow}
      </Button>
    </div>
  );
}
