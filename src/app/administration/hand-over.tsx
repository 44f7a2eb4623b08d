// A password, shown this once, large enough to copy from the screen onto paper.
import { Check, Copy } from 'lucide';
import { useState } from 'preact/hooks';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './hand-over.module.css';

type HandOverProps = { title: string; username: string; password: string; onDone: () => void };

export function HandOver({ title, username, password, onDone }: HandOverProps) {
  const { common, manage } = useWords();
  const { people: words } = manage;
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = () => {
    void navigator.clipboard.writeText(`${username}\n${password}`).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  };
  return (
    <div class={styles.hand}>
      <h2>{title}</h2>
      <p>{words.handOver}</p>
      <dl class={styles.facts}>
        <dt>{words.username}</dt>
        <dd>{username}</dd>
        <dt>{words.password}</dt>
        <dd>{password}</dd>
      </dl>
      <p class={styles.said} role="status">
        {copied === 'failed' && words.copyFailed}
        {copied === 'yes' && words.copied}
      </p>
      <div class={styles.actions}>
        <Button large onClick={copy}>
          <Icon of={copied === 'yes' ? Check : Copy} />
          {words.copy}
        </Button>
        <Button look="primary" large onClick={onDone}>
          {common.done}
        </Button>
      </div>
    </div>
  );
}
