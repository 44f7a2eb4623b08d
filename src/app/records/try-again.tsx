// Sending once more what the school did not take: the way out that a person asks for.
import { RotateCw } from 'lucide';
import { useState } from 'preact/hooks';
import { tryAgain } from '../../db/outbox.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

/** `about`: the inspection, or whatever else it is about. */
export function TryAgain({ about }: { about: string }) {
  const db = useDb();
  const { common } = useWords();
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    await tryAgain(db, about).finally(() => setBusy(false));
    deliverSoon();
  };
  return (
    <Button wide disabled={busy} onClick={() => void again()}>
      <Icon of={RotateCw} />
      {common.retry}
    </Button>
  );
}
