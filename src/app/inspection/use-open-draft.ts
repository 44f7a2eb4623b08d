// The draft of an address, for as long as its screen is there.
import { useLayoutEffect, useState } from 'preact/hooks';
import { useDb, useSession } from '../use-screen.ts';
import { beginOpening, begunFor, claimEarly, type Opening } from './draft-opening.ts';

export function useOpenDraft(id: string, startAt: string | undefined): Opening {
  const asked = { db: useDb(), session: useSession(), id, startAt };
  const [opening, setOpening] = useState<Opening>(() => begunFor(asked)?.now() ?? { is: 'opening' });
  // At once, not after the paint: nothing else is to be seen meanwhile.
  useLayoutEffect(() => {
    const begun = claimEarly(asked) ?? beginOpening(asked);
    begun.show(setOpening);
    setOpening(begun.now());
    return begun.leave;
  }, [asked.db, id]);
  return opening;
}
