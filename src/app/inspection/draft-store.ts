// The draft on screen. It changes here at once and is saved behind the paint; "saved" is said only after the commit.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceDb, Draft } from '../../db/device-db.ts';
import { openCamera, saveDraft, withPhotosOf } from '../../db/drafts.ts';
import { isFull } from '../../db/durably.ts';
import type { PhotoName } from '../../db/photos.ts';
import type { Answer } from '../../domain/answer.ts';
import { answersById, inspectionDay } from '../../domain/inspection.ts';
import type { Session } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Item, Template } from '../../domain/template.ts';
import { sameAnswers } from './answering.ts';
import { afterPaint, draftWriter, type Saved } from './draft-writer.ts';
import { firstOpen } from './stations.ts';
import { watchSight } from './sight.ts';

export type OpenSheet =
  | { kind: 'abnormal' | 'na' | 'note' | 'source' | 'sign'; itemId: string }
  | { kind: 'row'; itemId: string; row: number }
  | { kind: 'jump' | 'menu' | 'discard' };
/** A photo on its way to the disk; `made` once there is a picture of it. */
export type Keeping = { key: number; itemId: string; made: { sha256: string; thumb: ArrayBuffer } | null };
export type ShotFault = 'full' | 'damaged' | 'failed' | 'blank' | 'unreadable' | 'tooLarge' | 'tooMany';
export type Undo = { what: 'bulk'; items: string[] } | { what: 'photo'; photo: PhotoName };
export type Trouble = 'full' | 'other' | 'gone';

export type Filling = {
  draft: Draft;
  answers: ReadonlyMap<string, Answer>;
  /** The item the person is at. */
  here: string | null;
  /** Answered items that stay large until there is room to fold them without moving what is under the thumb. */
  unfolded: readonly string[];
  /** The row that was touched last: it stays where it is on the screen. */
  touched: { itemId: string } | null;
  saved: Saved;
  trouble: Trouble | null;
  keeping: readonly Keeping[];
  shotFault: ShotFault | null;
  undo: Undo | null;
  sheet: OpenSheet | null;
  /** `once`: the camera closes after the first shot. */
  camera: { itemId: string; once: boolean } | null;
  viewer: { itemId: string; at: number } | null;
  /** The tab died behind the camera at this item. */
  maybeLost: string | null;
};

/** What actions work with. */
export type DraftStore = StoreApi<Filling> & {
  db: DeviceDb;
  session: Session;
  template: Template;
  items: ReadonlyMap<string, Item>;
  /** The day that dates are judged against. */
  on: string;
  /** Takes the answers as they are now. */
  change: (answers: Answer[], how: 'chosen' | 'typed') => void;
  moveTo: (itemId: string | null) => void;
  /** Takes the photos of what was stored. */
  adopt: (stored: Draft) => void;
  flush: () => Promise<boolean>;
  /** Tells once after all that changed in one turn, and not once for each change. */
  watch: (look: () => void) => () => void;
  /** Stops writing and watching; call after the last flush, or when another window took over. */
  stop: () => void;
};

export function draftStore(
  db: DeviceDb,
  session: Session,
  draft: Draft,
  template: Template,
  startAt?: string,
): DraftStore {
  const on = inspectionDay(draft, session.school.timeZone);
  const items = new Map(template.items.map((item) => [item.id, item]));
  const known = (id: string | null | undefined) => (id && items.has(id) ? id : null);
  const store = createStore<Filling>(() => ({
    draft,
    answers: answersById(draft.answers),
    here: known(startAt) ?? known(draft.cameraOpenFor) ?? known(draft.itemId) ?? firstOpen(template, draft.answers, on),
    unfolded: [],
    touched: null,
    saved: 'saved',
    trouble: null,
    keeping: [],
    shotFault: null,
    undo: null,
    sheet: null,
    camera: null,
    viewer: null,
    maybeLost: known(draft.cameraOpenFor),
  }));
  const writer = draftWriter({
    save: () => saveDraft(db, { ...store.getState().draft, activeMs: sight.seenMs(), itemId: store.getState().here }),
    tell: (saved, error) => store.setState({ saved, trouble: error === undefined ? null : troubleOf(error) }),
    afterPaint,
  });
  const sight = watchSight(draft.activeMs, () => {
    writer.looked();
    void writer.flush();
  });
  if (draft.cameraOpenFor) void openCamera(db, draft.id, null);

  const watch = oncePerTurn(store);
  const setDraft = (next: Draft) => store.setState({ draft: next, answers: answersById(next.answers) });
  return {
    ...store,
    db,
    session,
    template,
    items,
    on,
    change(answers, how) {
      setDraft({ ...store.getState().draft, answers });
      if (how === 'typed') writer.typed();
      else writer.soon();
    },
    moveTo(here) {
      if (store.getState().here === here) return;
      store.setState({ here });
      writer.looked();
    },
    adopt(stored) {
      const before = store.getState().draft;
      const after = withPhotosOf(before, stored);
      setDraft({ ...after, answers: sameAnswers(before.answers, after.answers) });
    },
    flush: writer.flush,
    watch,
    stop() {
      writer.stop();
      sight.stop();
    },
  };
}

/** One tap changes several things, and hundreds of rows look each time: they look together when the turn is over. */
function oncePerTurn(store: StoreApi<Filling>): DraftStore['watch'] {
  const looks = new Set<() => void>();
  let planned = false;
  store.subscribe(() => {
    if (planned) return;
    planned = true;
    queueMicrotask(() => {
      planned = false;
      for (const look of looks) look();
    });
  });
  return (look) => {
    looks.add(look);
    return () => looks.delete(look);
  };
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Refusal && error.code === 'not-found') return 'gone';
  return isFull(error) ? 'full' : 'other';
}
