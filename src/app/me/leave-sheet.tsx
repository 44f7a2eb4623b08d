// Leaving: not while something is on its way, and never without saying what happens.
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { openDrafts } from '../../db/drafts.ts';
import { deliveryCounts } from '../../db/records.ts';
import { leave } from '../../sync/sign-in.ts';
import { useLeft } from '../left-in-hand.tsx';
import { sayLeft } from '../other-tabs.ts';
import { nobodySignedIn } from '../session.ts';
import { useLive } from '../use-live.ts';
import { useDb, useScreen, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { LeaveBlocked } from './leave-blocked.tsx';
import styles from './me.module.css';

export function LeaveSheet({ onClose }: { onClose: () => void }) {
  const db = useDb();
  const { route } = useLocation();
  const { common, me: words } = useWords();
  const [busy, setBusy] = useState(false);
  const counts = useLive(() => deliveryCounts(db), [db]);
  const left = useLeft();
  const drafts = useLive(() => openDrafts(db), [db]);
  const [unsaved] = useScreen((now) => now.unsaved);
  if (!counts || !drafts || left === undefined) return null;

  const unsent = [
    counts.records > 0 ? words.unsentRecords(counts.records) : '',
    counts.photos > 0 ? words.unsentPhotos(counts.photos) : '',
    left > 0 ? words.unsentLeft(left) : '',
  ].filter(Boolean);
  const go = async () => {
    setBusy(true);
    await leave();
    sayLeft();
    route('/', true);
    nobodySignedIn();
  };
  if (unsaved !== undefined)
    return (
      <Sheet label={words.unsavedTitle} onClose={onClose}>
        <h2>{words.unsavedTitle}</h2>
        <p class={styles.sheetText}>{words.unsavedHint}</p>
        <div class={styles.pair}>
          <Button data-close large onClick={onClose}>
            {common.close}
          </Button>
          <ButtonLink look="primary" large href={`/inspection/${unsaved}`}>
            {words.toUnsaved}
          </ButtonLink>
        </div>
      </Sheet>
    );
  if (unsent.length > 0)
    return (
      <LeaveBlocked
        what={unsent.join(words.and)}
        count={counts.records + counts.photos + left}
        busy={busy}
        onClose={onClose}
        onLeave={() => void go()}
      />
    );
  return (
    <Sheet label={words.leaveTitle} onClose={onClose}>
      <h2>{words.leaveTitle}</h2>
      <p class={styles.sheetText}>
        {words.leaveHint}
        {drafts.length > 0 && <b> {words.leaveDrafts(drafts.length)}</b>}
      </p>
      <div class={styles.pair}>
        <Button large onClick={onClose}>
          {common.cancel}
        </Button>
        <Button look="danger" large disabled={busy} onClick={() => void go()}>
          {words.leaveYes}
        </Button>
      </div>
    </Sheet>
  );
}
