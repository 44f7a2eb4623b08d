// Records something and says in words why it could not.
import { useState } from 'preact/hooks';
import { deliverSoon } from '../sync/triggers.ts';
import { useNotKept } from './use-not-kept.ts';
import { useSaid } from './use-said.ts';

/** `failed`: why nothing was recorded; `refuse` says in words what is lacking. */
export type Acting = {
  busy: boolean;
  failed: string | null;
  refuse: (lacking: string) => void;
  run: (act: () => Promise<void>) => void;
};

/** `onDone`: it is recorded. */
export function useActing(onDone?: () => void): Acting {
  const notKept = useNotKept();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useSaid<string | null>(null);
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailed(null);
    try {
      await work();
      onDone?.();
    } catch (error) {
      setFailed(notKept(error));
    } finally {
      // What was recorded before a refusal travels too.
      deliverSoon();
      setBusy(false);
    }
  };
  return { busy, failed, refuse: setFailed, run: (work) => void (busy || act(work)) };
}
