// It was turned down: whoever reported it may say once why that was wrong, and what was said stands here from then on.
import type { PublicProgress } from '../../domain/public-report.ts';
import { Card } from '../ui/card.tsx';
import { LongTextField } from '../ui/field.tsx';
import { appeal } from './ask.ts';
import styles from './public-report.module.css';
import { SayOnce } from './say-once.tsx';
import { useKeptText } from './use-kept-text.ts';
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
  const [note, setNote] = useKeptText(`appeal-${number}`);
  return (
    <SayOnce
      send={words.appealSend}
      unreachable={words.appealUnreachable}
      lacks={() => (note.trim() === '' ? words.appealLacks : null)}
      say={() => appeal(number, secret, { note: note.trim() })}
      onSaid={() => {
        setNote('');
        onSaid();
      }}
    >
      <LongTextField
        label={words.appeal}
        hint={words.appealHint}
        rows={3}
        maxLength={400}
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
    </SayOnce>
  );
}
