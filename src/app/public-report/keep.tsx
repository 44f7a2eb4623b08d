// Number and secret are all that leads back here: copied, photographed, or kept as a bookmark.
import { Copy } from 'lucide';
import { Square } from '../print/square.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { useSaid } from '../use-said.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './public-report.module.css';
import { usePublicWords } from './use-words.ts';

export function Keep({ number, secret, isNew }: { number: string; secret: string; isNew?: boolean }) {
  const words = usePublicWords();
  const [said, setSaid] = useSaid('');
  const link = `${location.origin}/report/${number}#${secret}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${number}\n${link}`);
      setSaid(words.copied);
    } catch (error) {
      // No clipboard on plain http and inside some apps, or it was forbidden.
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      setSaid(words.copyFailed);
    }
  };
  return (
    <Card kind={isNew ? 'main' : undefined}>
      <div class={styles.keep}>
        <h2>{words.keep}</h2>
        <p class={styles.hint}>{words.keepHint}</p>
        <Button look={isNew ? 'primary' : 'quiet'} large wide onClick={() => void copy()}>
          <Icon of={Copy} />
          {words.copy}
        </Button>
        <p class={styles.hint} role="status">
          {said}
        </p>
        <div class={styles.square} role="img" aria-label={words.square}>
          <Square text={link} />
        </div>
        <TextField label={words.link} value={link} readOnly onFocus={(event) => event.currentTarget.select()} />
      </div>
    </Card>
  );
}
