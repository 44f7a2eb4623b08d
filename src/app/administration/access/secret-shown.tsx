// What is told this once: long, so it is copied rather than written down.
import { Check, Copy } from 'lucide';
import { useState } from 'preact/hooks';
import { useLanguage, useWords } from '../../use-screen.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { accessWords } from '../../words/access.ts';
import styles from './access.module.css';

type SecretProps = { title: string; hint: string; name: string; secret: string; onDone: () => void };

export function SecretShown({ title, hint, name, secret, onDone }: SecretProps) {
  const { common } = useWords();
  const words = accessWords[useLanguage()];
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = async () => {
    try {
      // Not there at all where the page is not trusted.
      await navigator.clipboard.writeText(secret);
      setCopied('yes');
    } catch {
      setCopied('failed');
    }
  };
  return (
    <div class={styles.secret}>
      <h2>{title}</h2>
      <p>{hint}</p>
      <dl class={styles.shown}>
        <dt>{name}</dt>
        <dd>{secret}</dd>
      </dl>
      <p class={styles.said} role="status">
        {copied === 'yes' && words.copied}
        {copied === 'failed' && words.copyFailed}
      </p>
      <div class={styles.keys}>
        <Button look={copied === 'yes' ? 'quiet' : 'primary'} large onClick={() => void copy()}>
          <Icon of={copied === 'yes' ? Check : Copy} />
          {words.copy}
        </Button>
        <Button look={copied === 'yes' ? 'primary' : 'quiet'} large onClick={onDone}>
          {common.done}
        </Button>
      </div>
    </div>
  );
}
