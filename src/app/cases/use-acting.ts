// Records something and says in words why it could not.
import { useState } from 'preact/hooks';
import { PhotoNotKept } from '../../db/photos.ts';
import { Refusal } from '../../domain/refusal.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { useSaid } from '../use-said.ts';
import { useWords } from '../use-screen.ts';
import { useCaseWords } from './use-words.ts';

/** `fail`: says in words what is lacking. */
export type Acting = {
  busy: boolean;
  failed: string | null;
  fail: (why: string) => void;
  run: (act: () => Promise<void>) => void;
};

export function useActing(): Acting {
  const { problems, inspection } = useWords();
  const { sheet } = useCaseWords();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useSaid<string | null>(null);
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailed(null);
    try {
      await work();
      deliverSoon();
    } catch (error) {
      console.error('acting', error);
      if (error instanceof Refusal) setFailed(problems[error.code]);
      else setFailed(error instanceof PhotoNotKept ? inspection.shotFault[error.reason] : sheet.failed);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failed, fail: setFailed, run: (work) => void (busy || act(work)) };
}
