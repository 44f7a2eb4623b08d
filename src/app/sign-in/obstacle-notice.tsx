// Why this browser will not do, and the way out of it.
import { ArrowUpRight, TriangleAlert } from 'lucide';
import { useState } from 'preact/hooks';
import type { HostApp } from '../browser.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { later } from '../ui/later.tsx';
import styles from './sign-in.module.css';

/** Fetched by whoever signs in here for the first time, and kept by no phone. */
export const Lacking = later(() =>
  import('./lacking-notice.tsx').then(
    (file) => file.LackingNotice,
    () => () => null,
  ),
);

export function InsideApp({ host }: { host: HostApp }) {
  const { signIn } = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <div class={styles.corner}>
        <Icon of={ArrowUpRight} size={56} />
      </div>
      <Card kind="main">
        <h2>{signIn.insideApp(signIn.hosts[host])}</h2>
        <p class={styles.how}>{signIn.insideAppHow}</p>
        <p class={styles.hint}>{signIn.insideAppWhy}</p>
      </Card>
      <div class={styles.copy}>
        <TextField
          label={signIn.address}
          value={location.href}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        {'clipboard' in navigator && (
          <Button large wide onClick={() => void copy()}>
            {signIn.copyLink}
          </Button>
        )}
        <p role="status">{copied && signIn.copied}</p>
      </div>
    </>
  );
}

export function NoDatabase() {
  const { signIn } = useWords();
  return (
    <Notice icon={TriangleAlert} alert>
      <h2>{signIn.noDatabase}</h2>
      <p>{signIn.noDatabaseHint}</p>
    </Notice>
  );
}

export function Insecure() {
  const { signIn } = useWords();
  return (
    <div class={styles.block}>
      <Card kind="trouble">
        <h2 class={styles.insecure}>
          <Icon of={TriangleAlert} />
          {signIn.insecure}
        </h2>
        <p>{signIn.insecureHint}</p>
      </Card>
    </div>
  );
}
