// Under the thumb: the rest in one tap, and on to submitting. What just happened, and what went wrong, is said above it.
import { TriangleAlert } from 'lucide';
import { useLocation } from 'preact-iso';
import { bulkItems, gapsAmong, isOneTap } from '../../domain/inspection.ts';
import type { Words } from '../state.ts';
import { walkFile } from '../preferences.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { later } from '../ui/later.tsx';
import { answerTheRest, restTaken, undoRow, undoTheRest } from './draft-actions.ts';
import type { DraftStore, Undo } from './draft-store.ts';
import { useDraft, useStore } from './use-draft.ts';
import styles from './bar.module.css';

const ShotLines = later(async () => (await walkFile()).ShotLines);
const SaveUnsent = later(async () => (await walkFile()).SaveUnsent);
const BackLine = later(async () => (await walkFile()).BackLine);
const SpotLine = later(async () => (await import('../fetched/walk.ts')).SpotLine);

export function Bar() {
  const isNotSaved = useDraft((now) => now.saved === 'failed');
  const undo = useDraft((now) => now.undo);
  const isBulk = useDraft((now) => now.draft.answers.some((answer) => answer.via === 'bulk'), 'after paint');
  return (
    <div class={styles.bar}>
      <ShotLines />
      {isNotSaved && <NotSaved />}
      <div role="status">{undo && <UndoLine undo={undo} />}</div>
      {isBulk && <SpotLine />}
      <BackLine />
      <Acts />
    </div>
  );
}

function Acts() {
  const store = useStore();
  const { inspection } = useWords();
  const { route } = useLocation();
  const rest = useDraft(
    ({ asked, answers, known }) => (isOneTap(asked) ? bulkItems(asked, answers, known).length : 0),
    'after paint',
  );
  const left = useDraft(({ asked, answers }) => gapsAmong(asked, answers, store.on).length, 'after paint');
  const submit = async () => {
    await restTaken(store);
    if (!(await photosKept(store))) return;
    if (await store.flush()) route(`/inspection/${store.getState().draft.id}/check`);
  };
  return (
    <div class={styles.acts}>
      {rest > 0 && (
        <Button look="quiet" large onClick={() => answerTheRest(store)}>
          {inspection.rest(rest)}
        </Button>
      )}
      <Button look="primary" large onClick={() => void submit()}>
        {left > 0 ? inspection.left(left) : inspection.submit}
      </Button>
    </div>
  );
}

/** A photo that is still being made belongs to the record as well; false when it could not be kept, which is then said. */
function photosKept(store: DraftStore): Promise<boolean> {
  if (store.getState().keeping.length === 0) return Promise.resolve(true);
  return new Promise((resolve) => {
    const stop = store.subscribe(({ keeping, shotFault }) => {
      if (keeping.length > 0) return;
      stop();
      resolve(shotFault === null);
    });
  });
}

function UndoLine({ undo }: { undo: Undo }) {
  const store = useStore();
  const { inspection } = useWords();
  const takeItBack = () => {
    if (undo.what === 'bulk') undoTheRest(store, undo.items);
    else if (undo.what === 'row') undoRow(store, undo);
    else void import('../fetched/walk.ts').then(({ takeBack }) => takeBack(store, undo.photo));
  };
  return (
    <div class={styles.line}>
      <span>{undoWords(undo, inspection)}</span>
      <Button look="plain" onClick={takeItBack}>
        {inspection.undo}
      </Button>
    </div>
  );
}

function undoWords(undo: Undo, { restDone, rowDropped, photoDropped }: Words['inspection']): string {
  if (undo.what === 'bulk') return restDone(undo.items.length);
  return undo.what === 'row' ? rowDropped(undo.row + 1) : photoDropped;
}

/** The write failed: what was typed stays on the screen, and one button tries again. */
function NotSaved() {
  const store = useStore();
  const { failed } = useWords().inspection;
  const isFull = useDraft((now) => now.trouble) === 'full';
  return (
    <div class={styles.trouble} role="alert">
      <Icon of={TriangleAlert} size={28} />
      <div>
        <b>{failed.title}</b>
        <p>{isFull ? failed.full : failed.other}</p>
        <Button look="danger" wide onClick={() => void store.flush()}>
          {failed.retry}
        </Button>
        <SaveUnsent draft={() => store.getState().draft} />
      </div>
    </div>
  );
}
