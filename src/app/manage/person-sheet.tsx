// One person: the account, a new password, and the phones that are signed in.
import { useState } from 'preact/hooks';
import type { Person } from '../../domain/person.ts';
import { post } from '../../sync/rest.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { HandOver } from './hand-over.tsx';
import { newPassword } from './password.ts';
import { PersonDevices } from './person-devices.tsx';
import styles from './person-sheet.module.css';

type PersonProps = { person: Person; scope: string; onClose: () => void };

export function PersonSheet({ person, scope, onClose }: PersonProps) {
  const { common, manage } = useWords();
  const { people: words } = manage;
  const [made, setMade] = useState<string | null>(null);
  return (
    <Sheet label={person.name} onClose={onClose}>
      {made !== null ? (
        <HandOver title={words.resetTitle} username={person.username} password={made} onDone={onClose} />
      ) : (
        <div class={styles.person}>
          <h2>{person.name}</h2>
          <dl class={styles.facts}>
            <dt>{words.role}</dt>
            <dd>{common.roles[person.role]}</dd>
            <dt>{words.username}</dt>
            <dd>{person.username}</dd>
            <dt>{words.scope}</dt>
            <dd>{scope}</dd>
          </dl>
          <PersonDevices person={person} />
          <ResetPassword person={person} onReset={setMade} />
          <Button large wide onClick={onClose}>
            {common.close}
          </Button>
        </div>
      )}
    </Sheet>
  );
}

function ResetPassword({ person, onReset }: { person: Person; onReset: (password: string) => void }) {
  const { common, manage, problems } = useWords();
  const { people: words } = manage;
  const [state, setState] = useState<'closed' | 'asking' | 'busy'>('closed');
  const [failed, setFailed] = useState<string | null>(null);
  const reset = async () => {
    if (state === 'busy') return;
    setState('busy');
    setFailed(null);
    const password = newPassword();
    const answered = await post(`/api/people/${person.id}/password`, { password });
    if (answered.ok) return onReset(password);
    setState('asking');
    if (answered.why === 'unreachable') setFailed(words.needsNetwork);
    else setFailed(answered.code ? problems[answered.code] : words.failed);
  };
  if (state === 'closed')
    return (
      <Button wide onClick={() => setState('asking')}>
        {words.reset}
      </Button>
    );
  return (
    <div class={styles.ask} role="group" aria-label={words.reset}>
      <p>{words.resetHint}</p>
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      <div class={styles.actions}>
        <Button onClick={() => setState('closed')}>{common.cancel}</Button>
        <Button look="danger" aria-disabled={state === 'busy'} onClick={() => void reset()}>
          {state === 'busy' ? words.resetting : words.resetNow}
        </Button>
      </div>
    </div>
  );
}
