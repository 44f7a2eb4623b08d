// Before something is ended for good: what it means, and the one word that does it.
import { useState } from 'preact/hooks';
import type { Answered } from '../../../sync/rest.ts';
import { useLanguage } from '../../use-screen.ts';
import { Button } from '../../ui/button.tsx';
import form from '../../ui/form.module.css';
import { Sheet } from '../../ui/sheet.tsx';
import { accessWords } from '../../words/access.ts';
import styles from './access.module.css';

type SureProps = {
  title: string;
  hint: string;
  yes: string;
  act: () => Promise<Answered<unknown>>;
  onDone: () => void;
  onClose: () => void;
};

export function SureSheet({ title, hint, yes, act, onDone, onClose }: SureProps) {
  const words = accessWords[useLanguage()];
  const [state, setState] = useState<'asked' | 'busy' | 'failed'>('asked');
  const go = async () => {
    setState('busy');
    const answered = await act();
    // Ended already is as good: somebody else was quicker.
    if (answered.ok || answered.code === 'not-found') onDone();
    else setState('failed');
  };
  return (
    <Sheet label={title} onClose={onClose}>
      <h2>{title}</h2>
      <p>{hint}</p>
      {state === 'failed' && (
        <p class={form.failed} role="alert">
          {words.failed}
        </p>
      )}
      <div class={styles.keys}>
        <Button look="danger" large aria-disabled={state === 'busy'} onClick={() => state !== 'busy' && void go()}>
          {yes}
        </Button>
      </div>
    </Sheet>
  );
}
