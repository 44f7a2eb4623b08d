// A change of a draft from outside its own page: only while no other window writes it.
import { Refusal } from '../domain/refusal.ts';
import { holdDraft } from './drafts.ts';

/** Runs `change` as the draft's one writer. Refuses `conflict` while another window writes it. */
export async function whileHeld<T>(draftId: string, change: () => Promise<T>): Promise<T> {
  const release = await holdDraft(draftId, () => undefined);
  if (!release) throw new Refusal('conflict', { inspectionId: draftId });
  try {
    return await change();
  } finally {
    release();
  }
}
