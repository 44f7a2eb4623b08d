// What the person does with a draft: each act changes it at once, and what is chosen is drawn with its commit.
import { judge, type Answer, type NaReason } from '../../domain/answer.ts';
import { reckonedFrom } from '../../domain/by-itself.ts';
import { bulkItems, showsAfter } from '../../domain/inspection.ts';
import type { Item } from '../../domain/template.ts';
import {
  changed,
  inBulk,
  notApplicable,
  withFixedOnSpot,
  withInterim,
  withMeets,
  withNote,
  withoutBulk,
  withReason,
  withSuspectedMajor,
  withValue,
  type Value,
} from './answering.ts';
import { buzz } from './buzz.ts';
import type { DraftStore, How, OpenSheet, Undo } from './draft-store.ts';
import { shootFor } from './camera-door.ts';
import { nextOpen } from './stations.ts';

/** A row folds to one line only where the page can scroll by what it gives up, so that nothing moves under the thumb. */
const foldedBy = 200;

/** The person is done with this item: the next open one becomes the one they are at. */
export function goOn(store: DraftStore, itemId: string): void {
  touch(store, itemId);
  store.moveTo(onwards(store, itemId));
}

function onwards({ getState, on }: DraftStore, itemId: string): string | null {
  const { answers, asked, here } = getState();
  return nextOpen(asked, answers, on, itemId) ?? (here === itemId ? null : here);
}

function touch(store: DraftStore, itemId: string): void {
  const { unfolded } = store.getState();
  const others = unfolded.filter((other) => other !== itemId);
  const hasRoom = globalThis.scrollY >= others.length * foldedBy;
  store.setState({ touched: { itemId }, unfolded: hasRoom ? [itemId] : [...others, itemId], undo: null });
}

/** The row just answered stays as it is. */
function keepLarge(store: DraftStore, itemId: string): void {
  const { unfolded } = store.getState();
  store.setState({
    touched: { itemId },
    unfolded: [...unfolded.filter((other) => other !== itemId), itemId],
    undo: null,
  });
}

/** The person turns to an item, from the list or from a jump. */
export function turnTo(store: DraftStore, itemId: string): void {
  touch(store, itemId);
  store.moveTo(itemId);
}

const doubleTapMs = 600;

/** The second tap of a trembling thumb is no act of its own. */
const isTrembling = ({ getState }: DraftStore, itemId: string): boolean =>
  Math.abs(Date.now() - (getState().answers.get(itemId)?.at ?? 0)) < doubleTapMs;

/** What an item said before somebody turned to it; typing one answer is one act. */
function remember(store: DraftStore, itemId: string, how: How = 'chosen'): void {
  const { last, answers } = store.getState();
  const isOneAct = how === 'typed' || (how === 'chosen' && isTrembling(store, itemId));
  if (isOneAct && last?.itemId === itemId) return;
  store.setState({ last: { itemId, before: answers.get(itemId) } });
}

/** The last answer is as it was before; its photos stay. */
export function undoLast(store: DraftStore): void {
  const { last, draft } = store.getState();
  if (!last) return;
  const before = last.before ?? withoutAnswer(last.itemId);
  store.change(
    changed(draft.answers, last.itemId, Date.now(), ({ photos }) => ({ ...before, photos })),
    'chosen',
  );
  store.setState({ last: null });
  turnTo(store, last.itemId);
}

const withoutAnswer = (itemId: string): Answer => ({ itemId, value: null, via: 'tap', at: Date.now(), photos: [] });

/** One of the offered answers is pressed. Asked is what was chosen last, which the screen may not show yet. */
export function press(store: DraftStore, item: Item, value: string): void {
  const answer = store.getState().answers.get(item.id);
  if (answer?.value === value && !answer.na) unchoose(store, item.id);
  else choose(store, item, value);
}

/** A choice made with one tap. Abnormal opens its sheet, and the camera where the item wants a photo. */
export function choose(store: DraftStore, item: Item, value: Value): void {
  const answer = store.getState().answers.get(item.id);
  remember(store, item.id);
  const isAbnormal = put(store, item, value, 'chosen');
  const isBare = (answer?.photos.length ?? 0) === 0;
  if (!isAbnormal && !(isBare && item.photo === 'always')) {
    if (store.getState().here !== item.id) keepLarge(store, item.id);
    store.goesTo(onwards(store, item.id));
    const { undo } = store.getState();
    // The answer is seen first; folding and moving on come with the next frame.
    store.afterDrawn(() => {
      const { undo: now, answers } = store.getState();
      // Whoever did meanwhile what can be taken back, or says otherwise now, has gone on with that.
      if ((now && now !== undo) || answers.get(item.id)?.value !== value) return;
      buzz(15);
      goOn(store, item.id);
    });
    return;
  }
  buzz(isAbnormal ? 60 : 15);
  turnTo(store, item.id);
  if (isAbnormal) openAbnormal(store, item, isBare);
  else shootFor(store, item.id, true);
}

/** The camera is put away: on an answered item with no sheet open the person is done with it. */
export function afterCamera(store: DraftStore, itemId: string): void {
  const { answers, sheet, keeping } = store.getState();
  const item = store.items.get(itemId);
  const isComing = item?.type === 'PHOTO' && keeping.some((photo) => photo.itemId === itemId);
  // What was filled in at once needs no going on, and can still be taken back.
  if (sheet || !item || answers.get(itemId)?.via === 'bulk') return;
  if (isComing || judge(item, answers.get(itemId), store.on) !== 'open') goOn(store, itemId);
}

export function openAbnormal(store: DraftStore, item: Item, mayOpenCamera: boolean): void {
  store.setState({ sheet: { kind: 'abnormal', itemId: item.id } });
  if (mayOpenCamera && (item.photo === 'on-fail' || item.photo === 'always')) shootFor(store, item.id, true);
}

/** Pressing the chosen answer again takes it back; the second tap of a trembling thumb does not. */
export function unchoose(store: DraftStore, itemId: string): void {
  if (isTrembling(store, itemId)) return;
  const now = Date.now();
  remember(store, itemId);
  store.change(changed(store.getState().draft.answers, itemId, now, withValue(null, now, false)), 'chosen');
  buzz(15);
  turnTo(store, itemId);
}

/** Something written into an item: it is judged as it is typed and moves nobody on. What is reckoned from it is written behind it. */
export function write(store: DraftStore, item: Item, value: Value | null, how: How = 'typed'): void {
  remember(store, item.id, how);
  const was = judge(item, store.getState().answers.get(item.id), store.on);
  const isAbnormal = put(store, item, value, how);
  const reckoned = reckonedFrom(item.id, store.getState().answers);
  const follows = reckoned && store.items.get(reckoned.itemId);
  if (follows) put(store, follows, reckoned.value, how);
  if (isAbnormal && was !== 'abnormal') buzz(60);
}

/** Whether it is abnormal. */
function put(store: DraftStore, item: Item, value: Value | null, how: How): boolean {
  const now = Date.now();
  const isAbnormal = judge(item, { itemId: item.id, value, via: 'tap', at: now, photos: [] }, store.on) === 'abnormal';
  store.change(changed(store.getState().draft.answers, item.id, now, withValue(value, now, isAbnormal)), how);
  return isAbnormal;
}

export function sayNotApplicable(store: DraftStore, itemId: string, reason: NaReason, note: string): void {
  const how = reason === 'other' ? 'typed' : 'chosen';
  remember(store, itemId, how);
  store.change(
    changed(store.getState().draft.answers, itemId, Date.now(), notApplicable(reason, note, Date.now())),
    how,
  );
}

export function writeNote(store: DraftStore, itemId: string, text: string): void {
  store.change(changed(store.getState().draft.answers, itemId, Date.now(), withNote(text)), 'typed');
}

export function chooseReason(store: DraftStore, itemId: string, index: number, on: boolean): void {
  buzz(15);
  store.change(changed(store.getState().draft.answers, itemId, Date.now(), withReason(index, on)), 'chosen');
}

/** Put right on the spot is shown by a photo of it put right: one more tap. */
export function sayFixed(store: DraftStore, itemId: string, on: boolean): void {
  store.change(changed(store.getState().draft.answers, itemId, Date.now(), withFixedOnSpot(on)), 'chosen');
  const { answers } = store.getState();
  const answer = answers.get(itemId);
  if (on && !(answer && showsAfter(answer))) shootFor(store, itemId, true, true);
}

/** What is not put right on the spot is guarded, whatever its grade. */
const isOnSpot = ({ items }: DraftStore, itemId: string): boolean => items.get(itemId)?.due === 'D0';

export function saySuspectedMajor(store: DraftStore, itemId: string, on: boolean): void {
  store.change(
    changed(store.getState().draft.answers, itemId, Date.now(), withSuspectedMajor(on, isOnSpot(store, itemId))),
    'chosen',
  );
}

export function sayMeets(store: DraftStore, itemId: string, on: boolean): void {
  store.change(
    changed(store.getState().draft.answers, itemId, Date.now(), withMeets(on, isOnSpot(store, itemId))),
    'chosen',
  );
}

export function sayInterim(store: DraftStore, itemId: string, how: Answer['interim'] | null): void {
  store.change(changed(store.getState().draft.answers, itemId, Date.now(), withInterim(how)), 'chosen');
}

const waiting = new WeakMap<DraftStore, Promise<void>>();
const longestMs = 5000;

/** What is open here has to be looked up first: its items are answered one by one. */
function onceKnown(store: DraftStore, run: () => void): void {
  if (waiting.has(store)) return;
  const taken = new Promise<void>((resolve) => {
    const stop = store.subscribe(({ known }) => {
      if (!known) return;
      stop();
      waiting.delete(store);
      run();
      resolve();
    });
  });
  waiting.set(store, taken);
}

/** Once a tap on the rest that came before it was known what is open here has been taken; whoever goes on is not held up for ever. */
export async function restTaken(store: DraftStore): Promise<void> {
  const taken = waiting.get(store);
  if (taken) await Promise.race([taken, new Promise((resolve) => setTimeout(resolve, longestMs))]);
}

/** 其余 n 项正常: only what the rules allow, and it can be taken back as a whole. `among`: a part of what is asked. */
export function answerTheRest(store: DraftStore, among = store.getState().asked): void {
  const { draft, answers, here, known } = store.getState();
  if (!known) return onceKnown(store, () => answerTheRest(store, among));
  const items = bulkItems(among, answers, known);
  // Taken already, by the first of two taps.
  if (items.length === 0) return;
  store.change(inBulk(draft.answers, items, Date.now()), 'chosen');
  buzz(15);
  const now = store.getState();
  const ids = items.map((item) => item.id);
  // Whoever fills one part goes on from there.
  const next = nextOpen(now.asked, now.answers, store.on, ids[0]);
  store.setState({ undo: { what: 'bulk', items: ids }, unfolded: [], touched: null });
  store.moveTo(here && !ids.includes(here) ? here : next);
}

export function undoTheRest(store: DraftStore, itemIds: readonly string[]): void {
  store.setState({ undo: null });
  store.change(withoutBulk(store.getState().draft.answers, itemIds, Date.now()), 'chosen');
  store.moveTo(itemIds[0] ?? null);
}

export function undoRow(store: DraftStore, { itemId, rows }: Extract<Undo, { what: 'row' }>): void {
  store.setState({ undo: null });
  const item = store.items.get(itemId);
  if (item) write(store, item, [...rows], 'filled');
}

export const openSheet = (store: DraftStore, sheet: OpenSheet): void => store.setState({ sheet });
export const closeSheet = (store: DraftStore): void => {
  void store.flush();
  store.setState({ sheet: null });
};
