// Drafts of which something is in memory alone, because the phone would not keep it. What was left so goes on trying, and is given back when it is opened again.
import type { DeviceDb } from '../../db/device-db.ts';
import { screen } from '../state.ts';
import type { DraftStore } from './draft-store.ts';

/** `lost` is called when another window takes the draft over. */
export type Hold = { release: () => void; lost: () => void };
type Left = { store: DraftStore; hold: Hold };

const unsaved = new Map<string, Left>();
const onScreen = new Set<string>();
const againMs = 10_000;

const tell = () => screen.setState({ unsaved: [...new Set([...unsaved.keys(), ...onScreen])] });

/** Says of the draft on screen whether it could not be written. The result ends it. */
export function watchUnsaved(id: string, store: DraftStore): () => void {
  const mark = (isUnsaved: boolean) => {
    if (isUnsaved) onScreen.add(id);
    else onScreen.delete(id);
    tell();
  };
  const failed = () => store.getState().saved === 'failed' && store.getState().trouble !== 'gone';
  mark(failed());
  const stop = store.subscribe(() => failed() !== onScreen.has(id) && mark(failed()));
  return () => {
    stop();
    mark(false);
  };
}

function forget(id: string, { store, hold }: Left): void {
  store.stop();
  hold.release();
  if (unsaved.delete(id)) tell();
}

/** Writes what is not written yet and lets the draft go. */
export async function leaveDraft(id: string, left: Left): Promise<void> {
  const { store, hold } = left;
  const keep = () => {
    hold.lost = () => forget(id, left);
    unsaved.set(id, left);
    tell();
  };
  if (store.getState().saved === 'failed') keep();
  while (!(await store.flush())) {
    const { trouble } = store.getState();
    // Submitted or discarded, or nobody is signed in who could open it.
    if (trouble === null || trouble === 'gone' || screen.getState().db !== store.db) break;
    if (!unsaved.has(id)) keep();
    await new Promise((again) => setTimeout(again, againMs));
    if (unsaved.get(id) !== left) return;
  }
  forget(id, left);
}

/** As it was left, with nothing open over it. Nothing is told: it is not written by that. */
export function takeUnsaved(id: string, db: DeviceDb): Left | undefined {
  const left = unsaved.get(id);
  if (left?.store.db !== db) return undefined;
  unsaved.delete(id);
  left.store.setState({ sheet: null, camera: null, viewer: null, undo: null });
  return left;
}
