// It was turned down: whoever reported it may say once why that was wrong, and what was said stands here from then on.
import { useState } from 'preact/hooks';
import type { PublicProgress } from '../../domain/public-report.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { LongTextField } from '../ui/field.tsx';
import { appeal } from './ask.ts';
import styles from './public-report.module.css';
import { sentenceOf } from './sentence.ts';
import { usePublicWords } from './use-words.ts';

type Props = { number: string; secret: string; progress: PublicProgress; onSaid: () => void };

export function Appeal({ number, secret, progress, onSaid }: Props) {
  const words = usePublicWords();
  if (progress.appeal)
    return (
      <Card>
        <h2>{words.appealed}</h2>
        <p class={styles.said}>{progress.appeal}</p>
      </Card>
    );
  return progress.mayAppeal ? <Ask number={number} secret={secret} onSaid={onSaid} /> : null;
}

function Ask({ number, secret, onSaid }: Omit<Props, 'progress'>) {
  const words = usePublicWords();
  const { problems } = useWords();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const say = async () => {
    if (busy) return;
    if (note.trim() === '') return setFailed(words.appealLacks);
    setBusy(true);
    setFailed('');
    const answered = await appeal(number, secret, { note: note.trim() });
    setBusy(false);
    const isSaid = answered.ok || answered.code === 'limit-reached' || answered.code === 'step-not-now';
    if (isSaid) return onSaid();
    setFailed(answered.why === 'unreachable' ? words.appealUnreachable : sentenceOf(answered, words, problems));
  };
  return (
    <Card>
      <div class={styles.rate}>
        <LongTextField
          label={words.appeal}
          hint={words.appealHint}
          rows={3}
          maxLength={400}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
        {failed && (
          <p class={styles.trouble} role="alert">
            {failed}
          </p>
        )}
        <Button large wide aria-disabled={busy} onClick={() => void say()}>
          {busy ? words.sending : words.appealSend}
        </Button>
      </div>
    </Card>
  );
}
