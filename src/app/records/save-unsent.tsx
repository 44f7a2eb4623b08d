// Where a page has failed, or a draft cannot be written: what this phone holds still leaves it as a file.
import { useEffect, useState } from 'preact/hooks';
import { currentSession } from '../../db/device.ts';
import { openToRead, type Draft } from '../../db/device-db.ts';
import type { Session } from '../../domain/protocol.ts';
import { exportUnsent, type Exported } from '../export-unsent.ts';
import { screen } from '../state.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';

/** `draft`: what is on screen now. */
export function SaveUnsent({ draft }: { draft?: () => Draft }) {
  const { records: words } = useWords();
  const [session, setSession] = useState<Session | null>(screen.getState().session ?? null);
  const [end, setEnd] = useState<Exported | 'exporting'>(null);
  // The page may have failed before anybody was known to be here.
  useEffect(() => {
    if (!session) void currentSession().then(setSession, () => undefined);
  }, []);
  if (!session) return null;
  const save = async () => {
    setEnd('exporting');
    const onScreen = draft && { ...draft(), changedAt: Date.now() };
    setEnd(await exportUnsent(() => openToRead(session.person.id), session, onScreen));
  };
  const isBusy = end === 'exporting';
  return (
    <>
      <Button wide disabled={isBusy} onClick={() => void save()}>
        {isBusy ? words.exporting : words.exportUnsent}
      </Button>
      <p role="status">{end && !isBusy && words[end]}</p>
    </>
  );
}
