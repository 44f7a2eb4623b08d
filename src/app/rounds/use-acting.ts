// Records something and says in words why it could not.
import { useState } from 'preact/hooks';
import { PhotoNotKept } from '../../db/photos.ts';
import { Refusal } from '../../domain/refusal.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { useSaid } from '../use-said.ts';
import { useWords } from '../use-screen.ts';
import { useRoundWords } from './use-words.ts';

export type Acting = { busy: boolean; failed: string | null; run: (act: () => Promise<void>) => void };

export function useActing(): Acting {
  const { problems, inspection } = useWords();
  const words = useRoundWords();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useSaid<string | null>(null);
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailed(null);
    try {
      await work();
    } catch (error) {
      console.error('what was done on the round was not recorded', error);
      if (error instanceof Refusal) setFailed(problems[error.code]);
      else setFailed(error instanceof PhotoNotKept ? inspection.shotFault[error.reason] : words.failed);
    } finally {
      deliverSoon();
      setBusy(false);
    }
  };
  return { busy, failed, run: (work) => void (busy || act(work)) };
}
