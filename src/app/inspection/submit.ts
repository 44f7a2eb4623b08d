// Submitting: the draft becomes an entry on this phone, and then the record is shown. Two windows submit once.
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import type { DeviceDb, Draft } from '../../db/device-db.ts';
import { isFull } from '../../db/full.ts';
import { rememberWords } from '../../db/own-words.ts';
import { nameUnnamed } from '../../db/photos.ts';
import { submitDraft } from '../../db/record.ts';
import { askUnlessKept } from '../../db/storage.ts';
import { Refusal } from '../../domain/refusal.ts';
import { deliverSoon } from '../../sync/triggers.ts';
import { useDb, useWords } from '../use-screen.ts';
import { buzz, refused as notTaken } from './buzz.ts';
import { whereItWent } from './draft-opening.ts';

type Outcome = { is: 'done' } | { is: 'refused'; error: unknown };

type Said = Pick<Draft, 'late' | 'spot'>;

export async function submit(db: DeviceDb, id: string, said: Said): Promise<Outcome> {
  try {
    await nameUnnamed(db, id);
    const entry = await submitDraft(db, id, said);
    deliverSoon();
    void askUnlessKept();
    // A convenience for the next time: without it the record is as good.
    await rememberWords(db, entry).catch(() => undefined);
    return { is: 'done' };
  } catch (error) {
    // Another window was faster: its record is this one's too.
    const isThere = error instanceof Refusal && (await whereItWent(db, id)) === 'submitted';
    return isThere ? { is: 'done' } : { is: 'refused', error };
  }
}

export type Submitting = { isUnderWay: boolean; refusal: string | null; go: (said: Said) => void };

export function useSubmit(id: string): Submitting {
  const db = useDb();
  const { inspection, problems } = useWords();
  const { route } = useLocation();
  const [isUnderWay, setUnderWay] = useState(false);
  const [refused, setRefused] = useState<{ error: unknown } | null>(null);
  const go = async (said: Said) => {
    if (isUnderWay) return;
    setUnderWay(true);
    setRefused(null);
    const outcome = await submit(db, id, said);
    if (outcome.is === 'done') {
      buzz(15);
      route(`/record/${id}?done=1`, true);
      return;
    }
    buzz(notTaken);
    setUnderWay(false);
    setRefused({ error: outcome.error });
  };
  const says = (error: unknown): string => {
    if (error instanceof Refusal) return problems[error.code];
    return isFull(error) ? inspection.failed.full : inspection.failed.other;
  };
  return { isUnderWay, refusal: refused && says(refused.error), go: (said) => void go(said) };
}
