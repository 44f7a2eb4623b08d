// Leaving with unsent work: after it was saved as a file, or by somebody who can say how much it is.
import { useState } from 'preact/hooks';
import { exportUnsent } from '../export-unsent.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import styles from './me.module.css';

type Props = {
  /** In words. */
  what: string;
  /** Records and photos together. */
  count: number;
  busy: boolean;
  onClose: () => void;
  onLeave: () => void;
};

export function LeaveBlocked({ what, count, busy, onClose, onLeave }: Props) {
  const { common, me: words } = useWords();
  const [isSure, setSure] = useState(false);
  return (
    <Sheet label={words.blockedTitle} onClose={onClose}>
      <h2>{words.blockedTitle}</h2>
      <p class={styles.sheetText}>{words.blocked(what)}</p>
      <div class={styles.pair}>
        <Button data-close large onClick={onClose}>
          {common.close}
        </Button>
        <ButtonLink look="primary" large href="/outbox">
          {words.toOutbox}
        </ButtonLink>
      </div>
      {isSure ? (
        <Anyway count={count} busy={busy} onLeave={onLeave} />
      ) : (
        <Button look="plain" wide onClick={() => setSure(true)}>
          {words.leaveAnyway}
        </Button>
      )}
    </Sheet>
  );
}

function Anyway({ count, busy, onLeave }: Pick<Props, 'count' | 'busy' | 'onLeave'>) {
  const db = useDb();
  const session = useSession();
  const { me: words } = useWords();
  const [typed, setTyped] = useState('');
  const [saved, setSaved] = useState<'no' | 'yes' | 'failed'>('no');
  const save = async () => {
    const end = await exportUnsent(async () => db, session);
    setSaved(end === 'exported' ? 'yes' : end ? 'failed' : 'no');
  };
  const mayLeave = saved === 'yes' || Number(typed.trim()) === count;
  return (
    <div class={styles.anyway}>
      <p>{words.blockedHint}</p>
      <p class={styles.said} role="status">
        {saved === 'yes' ? words.exportDone : saved === 'failed' ? words.exportFailed : ''}
      </p>
      {saved !== 'yes' && (
        <>
          <Button wide onClick={() => void save()}>
            {words.exportFirst}
          </Button>
          <TextField
            label={words.typeCount(count)}
            inputMode="numeric"
            autocomplete="off"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </>
      )}
      <Button look="danger" large wide disabled={busy || !mayLeave} onClick={onLeave}>
        {words.leaveYes}
      </Button>
    </div>
  );
}
