// Something that is asked about once more before it is done, in the place of its button.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Answered } from '../../sync/rest.ts';
import { useSaid } from '../use-said.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import styles from './person-sheet.module.css';

type AskProps = {
  title: string;
  hint: string;
  yes: string;
  /** What has to be said first. */
  children?: ComponentChildren;
  /** null: not yet, something is missing and was said. */
  act: () => Promise<Answered<unknown> | null>;
};

export function AskPart({ title, hint, yes, children, act }: AskProps) {
  const { common, manage, problems } = useWords();
  const [state, setState] = useState<'closed' | 'asking' | 'busy'>('closed');
  const [failed, setFailed] = useSaid<string | null>(null);
  const go = async () => {
    if (state === 'busy') return;
    setState('busy');
    setFailed(null);
    const answered = await act();
    setState(answered?.ok ? 'closed' : 'asking');
    if (answered === null || answered.ok) return;
    if (answered.why === 'unreachable') setFailed(manage.people.needsNetwork);
    else setFailed(answered.code ? problems[answered.code] : manage.people.failed);
  };
  if (state === 'closed')
    return (
      <Button wide onClick={() => setState('asking')}>
        {title}
      </Button>
    );
  return (
    <div class={styles.ask} role="group" aria-label={title}>
      <p>
        <b>{title}</b>
        <br />
        {hint}
      </p>
      {children}
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      <div class={styles.actions}>
        <Button onClick={() => setState('closed')}>{common.cancel}</Button>
        <Button look="danger" aria-disabled={state === 'busy'} onClick={() => void go()}>
          {yes}
        </Button>
      </div>
    </div>
  );
}
