// How well it was put right, said once by whoever reported it without an account.
import { useState } from 'preact/hooks';
import type { PublicProgress } from '../../domain/public-report.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Choices, LongTextField } from '../ui/field.tsx';
import { rate } from './ask.ts';
import styles from './public-report.module.css';
import { sentenceOf } from './sentence.ts';
import { usePublicWords } from './use-words.ts';

const stars = ['5', '4', '3', '2', '1'] as const;

type Props = { number: string; secret: string; progress: PublicProgress; onSaid: () => void };

export function Rating({ number, secret, progress: { rating, mayRate }, onSaid }: Props) {
  const words = usePublicWords();
  if (rating)
    return (
      <Card>
        <h2>{words.rated}</h2>
        <p class={styles.said}>{words.stars(rating.stars)}</p>
        {rating.note && <p class={styles.said}>{rating.note}</p>}
      </Card>
    );
  return mayRate ? <Ask number={number} secret={secret} onSaid={onSaid} /> : null;
}

function Ask({ number, secret, onSaid }: Pick<Props, 'number' | 'secret' | 'onSaid'>) {
  const words = usePublicWords();
  const { problems } = useWords();
  const [chosen, setChosen] = useState<(typeof stars)[number] | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const say = async () => {
    if (busy) return;
    if (!chosen) return setFailed(words.rateLacks);
    setBusy(true);
    const answered = await rate(number, secret, { stars: Number(chosen), note: note.trim() });
    setBusy(false);
    const isSaid = answered.ok || answered.code === 'limit-reached' || answered.code === 'step-not-now';
    if (isSaid) return onSaid();
    setFailed(answered.why === 'unreachable' ? words.rateUnreachable : sentenceOf(answered, words, problems));
  };
  return (
    <Card kind="main">
      <div class={styles.rate}>
        <Choices
          label={words.rate}
          options={stars.map((value) => ({ value, text: words.stars(Number(value)) }))}
          chosen={chosen ? [chosen] : []}
          onChoose={([one]) => {
            setChosen(one ?? null);
            setFailed('');
          }}
        />
        <LongTextField
          label={words.rateNote}
          rows={2}
          maxLength={200}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
        {failed && (
          <p class={styles.trouble} role="alert">
            {failed}
          </p>
        )}
        <Button look="primary" large wide aria-disabled={busy} onClick={() => void say()}>
          {busy ? words.sending : words.rateSend}
        </Button>
      </div>
    </Card>
  );
}
