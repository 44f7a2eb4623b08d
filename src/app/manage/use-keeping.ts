// Recording what is kept of places, and saying so when the rules do not let it.
import { useState } from 'preact/hooks';
import { Refusal } from '../../domain/refusal.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { useNotKept } from '../use-not-kept.ts';
import { useSaid } from '../use-said.ts';
import { useWords } from '../use-screen.ts';

export function useKeeping(onDone: () => void) {
  const { manage } = useWords();
  const notKept = useNotKept();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useSaid<string | null>(null);
  const keep = async (act: () => Promise<void>) => {
    setBusy(true);
    setFailed(null);
    try {
      await act();
      deliverSoon();
      onDone();
    } catch (error) {
      const isForbidden = error instanceof Refusal && error.code === 'forbidden';
      setFailed(isForbidden ? manage.places.errors.forbidden : notKept(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failed, run: (act: () => Promise<void>) => void (busy || keep(act)) };
}
