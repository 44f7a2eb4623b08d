// The draft on screen. It changes here at once; what was chosen is drawn once it is saved, and "saved" is said only after the commit.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceDb, Draft } from '../../db/device-db.ts';
import { openCamera, saveDraft, withPhotosOf } from '../../db/drafts.ts';
import { isFull } from '../../db/full.ts';
import type { PhotoName } from '../../db/photos.ts';
import type { Answer } from '../../domain/answer.ts';
import { answersById, inspectionDay } from '../../domain/inspection.ts';
import { askedItems } from '../../domain/logic.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { Look } from '../../domain/photo.ts';
import type { Session } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { itemsById, type Item, type Template } from '../../domain/template.ts';
import { whenAtRest } from '../at-rest.ts';
import { sameAnswers } from './answering.ts';
import type { LastTimes } from './last-time.ts';
import { afterPaint, draftWriter, type Saved } from './draft-writer.ts';
import { drawingWaits, type DrawingWaits } from './drawing-waits.ts';
import { nextOpen } from './stations.ts';
import { watchSight } from './sight.ts';

export type OpenSheet =
  | { kind: 'abnormal' | 'na' | 'note' | 'source' | 'sign'; itemId: string }
  | { kind: 'row'; itemId: string; row: number }
  | { kind: 'known'; hazardId: string }
  | { kind: 'jump' | 'menu' | 'discard' };
/** A photo on its way to the disk; `made` once there is a picture of it. `after`: it shows how it is after it was put right. */
export type Keeping = {
  key: number;
  itemId: string;
  after?: true | undefined;
  /** The name under which the file lies on the disk until then. */
  raw?: string | undefined;
  made: { sha256: string; thumb: ArrayBuffer } | null;
};
export type ShotFault = 'full' | 'damaged' | 'failed' | 'blank' | 'unreadable' | 'tooLarge' | 'tooMany' | 'marks';
/** Why a photo that was just kept may be of little use; said once, and the person decides. */
export type Doubt = { photo: PhotoName; why: 'dark' | 'blurred' | 'like' };
export type Undo =
  | { what: 'bulk'; items: string[] }
  | { what: 'row'; itemId: string; row: number; rows: readonly string[][] }
  | { what: 'photo'; photo: PhotoName };
export type Trouble = 'full' | 'other' | 'gone';

export type Filling = {
  draft: Draft;
  answers: ReadonlyMap<string, Answer>;
  /** What is asked now, in order: the very same list as long as it has the same items. */
  asked: readonly Item[];
  /** What is still open at this place, by item; null until that has been looked up. */
  known: ReadonlyMap<string, readonly Hazard[]> | null;
  /** What was open here when it was looked up and is no more: somebody has dealt with it meanwhile. */
  ended: readonly Hazard[];
  /** What was found here the last time, by item; null until that has been looked up. */
  lastTime: LastTimes | null;
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
  doubt: Doubt | null;
  /** A note that was being spoken when the phone died, as far as it went. */
  voiceCut: { itemId: string; ms: number } | null;
  /** The photo that goes when the next one of its item is kept. */
  replacing: PhotoName | null;
  undo: Undo | null;
  /** The item that was answered last, and what it said before. */
  last: { itemId: string; before: Answer | undefined } | null;
  sheet: OpenSheet | null;
  /** `once`: the camera closes after the first shot; `after`: which shows how it is after it was put right. */
  camera: { itemId: string; once: boolean; after?: boolean } | null;
  viewer: { itemId: string; at: number } | null;
  /** The tab died behind the camera at this item. */
  maybeLost: string | null;
};

/** What was touched answers with the next picture; what only follows from it may come with the one after; what lies under it, when there is time. */
export type When = 'at once' | 'after paint' | 'at rest';

/**
 * Chosen: saved at once and drawn with the commit. Filled in, which may be hundreds of rows: drawn at once and saved behind it.
 * Typed: drawn at once, saved when the fingers rest.
 */
export type How = 'chosen' | 'filled' | 'typed';

/** What actions work with. */
export type DraftStore = StoreApi<Filling> & {
  db: DeviceDb;
  session: Session;
  template: Template;
  items: ReadonlyMap<string, Item>;
  /** Its place in the template, from 1; the same whatever is hidden. */
  numberOf: (item: Item) => number;
  /** The day that dates are judged against. */
  on: string;
  /** Tried in the editor: nothing of it is kept, and no page is about it. */
  isTrial: boolean;
  /** Takes the answers as they are now. */
  change: (answers: Answer[], how: How) => void;
  /** Where the person will be once the answer is drawn: saved with it, so that a tap is one commit. */
  goesTo: (itemId: string | null) => void;
  moveTo: (itemId: string | null) => void;
  /** Takes the photos of what was stored. */
  adopt: (stored: Draft) => void;
  /** Notes how a photo has turned out; saved with whatever is saved next, so that no answer waits for it. */
  note: (photo: PhotoName, look: Look) => void;
  flush: () => Promise<boolean>;
  /**
   * Tells once after all that changed in one turn, and not once for each change; 'after paint': once the rest was painted;
   * 'at rest': once the browser has nothing else to do.
   */
  watch: (look: () => void, when?: When) => () => void;
  /** Runs once what was chosen is painted; at once when nobody looks. */
  afterDrawn: (run: () => void) => void;
  /** Stops writing and watching; call after the last flush, or when another window took over. */
  stop: () => void;
};

/** `save` keeps the draft as it is on screen; a trial keeps it nowhere. */
export function draftStore(
  db: DeviceDb,
  session: Session,
  draft: Draft,
  template: Template,
  startAt?: string,
  save?: (draft: Draft) => Promise<unknown>,
): DraftStore {
  const on = inspectionDay(draft, session.school.timeZone);
  const items = itemsById(template);
  const numbers = new Map(template.items.map((item, index) => [item.id, index + 1]));
  const given = answersById(draft.answers);
  const begun = { answers: given, asked: askedItems(template, given, on) };
  const known = (id: string | null | undefined) => (id && begun.asked.some((item) => item.id === id) ? id : null);
  const store = createStore<Filling>(() => ({
    draft,
    ...begun,
    known: null,
    ended: [],
    lastTime: null,
    here:
      known(startAt) ?? known(draft.cameraOpenFor) ?? known(draft.itemId) ?? nextOpen(begun.asked, begun.answers, on),
    unfolded: [],
    touched: null,
    saved: 'saved',
    trouble: null,
    keeping: [],
    shotFault: null,
    doubt: null,
    replacing: null,
    voiceCut: null,
    undo: null,
    last: null,
    sheet: null,
    camera: null,
    viewer: null,
    maybeLost: known(draft.cameraOpenFor),
  }));
  /** Where the person goes with the answer just given, and what is saved of it. */
  let goesTo: string | null | undefined;
  let savedAt = draft.itemId;
  let isStopped = false;
  const writer = draftWriter({
    save() {
      const { draft: now, here } = store.getState();
      savedAt = goesTo === undefined ? here : goesTo;
      const next = { ...now, activeMs: sight.seenMs(), itemId: savedAt };
      return save ? save(next) : saveDraft(db, next);
    },
    tell: (saved, error) => store.setState({ saved, trouble: error === undefined ? null : troubleOf(error) }),
    afterPaint,
  });
  const sight = watchSight(draft.activeMs, () => {
    writer.looked();
    void writer.flush();
  });
  if (draft.cameraOpenFor) void openCamera(db, draft.id, null);

  const drawing = drawingWaits();
  const watch = oncePerTurn(store, drawing);
  const setDraft = (next: Draft) => {
    const answers = answersById(next.answers);
    const before = store.getState().asked;
    const asked = askedItems(template, answers, on);
    const isSame = asked.length === before.length && asked.every((item, index) => item === before[index]);
    store.setState({ draft: next, answers, asked: isSame ? before : asked });
  };
  return {
    ...store,
    db,
    session,
    template,
    items,
    numberOf: (item) => numbers.get(item.id) ?? 0,
    on,
    isTrial: save !== undefined,
    change(answers, how) {
      setDraft({ ...store.getState().draft, answers });
      if (how === 'typed') writer.typed();
      else if (how === 'filled') writer.soon();
      else drawing.until(writer.chosen());
    },
    goesTo: (itemId) => (goesTo = itemId),
    moveTo(here) {
      goesTo = undefined;
      if (store.getState().here === here) return;
      store.setState({ here });
      if (here !== savedAt) writer.looked();
    },
    adopt(stored) {
      const before = store.getState().draft;
      const after = withPhotosOf(before, stored);
      setDraft({ ...after, answers: sameAnswers(before.answers, after.answers) });
    },
    note({ sha256, itemId }, look) {
      const { draft: now } = store.getState();
      const photos = now.photos.map((photo) =>
        photo.sha256 === sha256 && photo.itemId === itemId ? Object.assign({}, photo, { look }) : photo,
      );
      store.setState({ draft: { ...now, photos } });
      writer.looked();
    },
    flush: writer.flush,
    watch,
    afterDrawn: (run) =>
      drawing.draw(() => {
        if (!isStopped) afterPaint(run);
      }),
    stop() {
      isStopped = true;
      writer.stop();
      drawing.drawNow();
      sight.stop();
    },
  };
}

/** One tap changes several things, and hundreds of rows look each time: they look together when the turn is over and nothing is waited for. */
function oncePerTurn(store: StoreApi<Filling>, drawing: DrawingWaits): DraftStore['watch'] {
  // Behind saving and moving on, which wait for the same paint.
  const behind = (run: () => void) => afterPaint(() => void setTimeout(run));
  const inTime = {
    'at once': lookTogether((run) => run()),
    'after paint': lookTogether(behind),
    'at rest': lookTogether(whenAtRest),
  };
  const changed = lookTogether((run) => queueMicrotask(() => drawing.draw(run)));
  for (const looks of Object.values(inTime)) changed.add(looks.plan);
  store.subscribe(changed.plan);
  return (look, when = 'at once') => inTime[when].add(look);
}

function lookTogether(later: (run: () => void) => void) {
  const looks = new Set<() => void>();
  let planned = false;
  return {
    plan: () => {
      if (planned || looks.size === 0) return;
      planned = true;
      later(() => {
        planned = false;
        for (const look of looks) look();
      });
    },
    add(look: () => unknown) {
      looks.add(look);
      return () => looks.delete(look);
    },
  };
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Refusal && error.code === 'not-found') return 'gone';
  return isFull(error) ? 'full' : 'other';
}
