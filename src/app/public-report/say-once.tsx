// What whoever reported without an account says once: fields, why it was not taken, and one button.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Answered } from '../../sync/rest.ts';
import { useSaid } from '../use-said.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import styles from './public-report.module.css';
import { sentenceOf } from './sentence.ts';
import { usePublicWords } from './use-words.ts';

type SayOnceProps = {
  send: string;
  unreachable: string;
  /** What is lacking, in words; null where it may be sent. */
  lacks: () => string | null;
  say: () => Promise<Answered<unknown>>;
  onSaid: () => void;
  isMain?: boolean;
  /** More may be said: that it was too much is told, and nothing is put away. */
  isOften?: boolean;
  children: ComponentChildren;
};

export function SayOnce({
  send,
  unreachable,
  lacks,
  say,
  onSaid,
  isMain = false,
  isOften = false,
  children,
}: SayOnceProps) {
  const words = usePublicWords();
  const { problems } = useWords();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useSaid<string | null>(null);
  const press = async () => {
    if (busy) return;
    const lack = lacks();
    setFailed(lack);
    if (lack !== null) return;
    setBusy(true);
    const answered = await say();
    setBusy(false);
    if (answered.ok) return onSaid();
    // Said already, from another page or before the answer was lost.
    const isBefore = answered.code === 'limit-reached' || answered.code === 'step-not-now';
    if (isBefore && !isOften) return onSaid();
    setFailed(answered.why === 'unreachable' ? unreachable : sentenceOf(answered, words, problems));
  };
  return (
    <Card {...(isMain && { kind: 'main' })}>
      <div class={styles.rate} onInput={() => setFailed(null)}>
        {children}
        {failed && (
          <p class={styles.trouble} role="alert">
            {failed}
          </p>
        )}
        <Button {...(isMain && { look: 'primary' })} large wide aria-disabled={busy} onClick={() => void press()}>
          {busy ? words.sending : send}
        </Button>
      </div>
    </Card>
  );
}
