// How well it was put right, said once by whoever reported it without an account.
import { useState } from 'preact/hooks';
import type { PublicProgress } from '../../domain/public-report.ts';
import { Card } from '../ui/card.tsx';
import { Choices, LongTextField } from '../ui/field.tsx';
import { rate } from './ask.ts';
import styles from './public-report.module.css';
import { SayOnce } from './say-once.tsx';
import { useKeptText } from './use-kept-text.ts';
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

function Ask({ number, secret, onSaid }: Omit<Props, 'progress'>) {
  const words = usePublicWords();
  const [chosen, setChosen] = useState<(typeof stars)[number] | null>(null);
  const [note, setNote] = useKeptText(`rating-${number}`);
  return (
    <SayOnce
      isMain
      send={words.rateSend}
      unreachable={words.rateUnreachable}
      lacks={() => (chosen ? null : words.rateLacks)}
      say={() => rate(number, secret, { stars: Number(chosen), note: note.trim() })}
      onSaid={() => {
        setNote('');
        onSaid();
      }}
    >
      <Choices
        label={words.rate}
        options={stars.map((value) => ({ value, text: words.stars(Number(value)) }))}
        chosen={chosen ? [chosen] : []}
        onChoose={([one]) => setChosen(one ?? null)}
      />
      <LongTextField
        label={words.rateNote}
        rows={2}
        maxLength={200}
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
    </SayOnce>
  );
}
