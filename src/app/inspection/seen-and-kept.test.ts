// What is chosen is seen once it is on the disk, and soon all the same where the disk does not answer.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checklist, floor2, item, wang } from '../../../tests/cast.ts';
import { readyDb } from '../../../tests/sync/phone.ts';
import type { Draft } from '../../db/device-db.ts';
import { draft, saveDraft, startDraft } from '../../db/drafts.ts';
import type { Session } from '../../domain/protocol.ts';
import { answerTheRest, choose, press, sayNotApplicable, undoLast, undoTheRest, write } from './draft-actions.ts';
import { draftStore, type DraftStore } from './draft-store.ts';

const session = { school: { timeZone: 'Asia/Shanghai' } } as Session;
const items = ['one', 'two', 'three'].map((id) => item({ id, type: 'PF', text: { zh: id, en: id }, due: 'D1' }));
const three = { ...checklist, items };
const [first, second, third] = items;

beforeEach(() => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'hidden' }));
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A checklist on screen, which notes each answer when it is drawn and when it is on the disk. */
async function onScreen(save?: (now: Draft) => Promise<unknown>) {
  const db = await readyDb(wang);
  const { id } = await startDraft(db, floor2, three);
  const noted: string[] = [];
  let commits = 0;
  const keep = async (now: Draft) => {
    const kept = await saveDraft(db, now);
    commits++;
    noted.push(`kept ${said(kept)}`);
  };
  const store = draftStore(db, session, (await draft(db, id))!, three, undefined, save ?? keep);
  let drawn = '';
  store.watch(() => {
    const now = said(store.getState().draft);
    if (now !== drawn) noted.push(`drawn ${now}`);
    drawn = now;
  });
  // However busy this machine is, the disk is in time unless a test lets the time pass.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const atRest = async () => {
    while (store.getState().saved === 'saving') await new Promise(setImmediate);
    await new Promise(setImmediate);
  };
  return { db, id, store, noted, atRest, commits: () => commits };
}

const said = ({ answers }: Draft): string =>
  [first, second]
    .map((one) => answers.find((answer) => answer.itemId === one?.id)?.value ?? '-')
    .map(String)
    .join(' ');

test('an answer is drawn when it is on the disk, and is called saved with it', async () => {
  const { store, noted, atRest } = await onScreen();
  const called: string[] = [];
  store.watch(() => called.push(store.getState().saved));
  press(store, first!, 'pass');
  expect(store.getState().answers.get(first!.id)?.value).toBe('pass');
  await atRest();
  expect(noted).toEqual(['kept pass -', 'drawn pass -']);
  expect(called).not.toContain('saving');
  store.stop();
});

test('a tap is one commit, which has where the person goes with it', async () => {
  const { db, id, store, atRest, commits } = await onScreen();
  press(store, first!, 'pass');
  await atRest();
  expect(store.getState().here).toBe(second!.id);
  await store.flush();
  expect(commits()).toBe(1);
  expect((await draft(db, id))?.itemId).toBe(store.getState().here);
  store.stop();
});

test('who turns elsewhere after that is found there', async () => {
  const { db, id, store, atRest } = await onScreen();
  press(store, first!, 'pass');
  await atRest();
  store.moveTo(third!.id);
  await store.flush();
  expect((await draft(db, id))?.itemId).toBe(third!.id);
  store.stop();
});

test('of two fast taps both are kept, in their order, before either is drawn', async () => {
  const { store, noted, atRest } = await onScreen();
  press(store, first!, 'pass');
  await Promise.resolve();
  press(store, second!, 'pass');
  press(store, first!, 'fail');
  await atRest();
  expect(noted.filter((one) => one.startsWith('drawn'))).toEqual(['drawn fail pass']);
  expect(noted.at(-2)).toBe('kept fail pass');
  store.stop();
});

test('the second tap of a trembling thumb, before anything is drawn, neither takes back nor spoils taking back', async () => {
  const { store, atRest } = await onScreen();
  press(store, first!, 'pass');
  press(store, first!, 'pass');
  expect(store.getState().answers.get(first!.id)?.value).toBe('pass');
  await atRest();
  undoLast(store);
  expect(store.getState().answers.get(first!.id)?.value ?? null).toBe(null);
  store.stop();
});

test('a second tap on the rest, before anything is drawn, leaves the way to take it back', async () => {
  const { store, atRest } = await onScreen();
  store.setState({ known: new Map() });
  answerTheRest(store);
  answerTheRest(store);
  await atRest();
  const { undo } = store.getState();
  expect(undo).toEqual({ what: 'bulk', items: [first!.id, second!.id, third!.id] });
  undoTheRest(store, undo?.what === 'bulk' ? undo.items : []);
  expect(store.getState().draft.answers).toEqual([]);
  store.stop();
});

test('the rest, right after an answer that is not drawn yet, can be taken back', async () => {
  const { store, atRest } = await onScreen();
  store.setState({ known: new Map() });
  press(store, first!, 'pass');
  answerTheRest(store);
  await atRest();
  expect(store.getState().undo).toEqual({ what: 'bulk', items: [second!.id, third!.id] });
  store.stop();
});

test('who says abnormal right after normal stays at the item whose sheet is open', async () => {
  const { db, id, store, atRest } = await onScreen();
  press(store, first!, 'pass');
  press(store, first!, 'fail');
  await atRest();
  expect(store.getState()).toMatchObject({ here: first!.id, sheet: { kind: 'abnormal', itemId: first!.id } });
  await store.flush();
  expect((await draft(db, id))?.itemId).toBe(first!.id);
  store.stop();
});

test.each<[string, (store: DraftStore) => void]>([
  ['not applicable', (store) => sayNotApplicable(store, first!.id, 'absent', '')],
  ['none of a table, or a time', (store) => choose(store, first!, [])],
])('said twice before it is drawn: %s, is taken back by one undo', async (_, say) => {
  const { store, atRest } = await onScreen();
  say(store);
  say(store);
  await atRest();
  undoLast(store);
  expect(store.getState().draft.answers).toEqual([]);
  store.stop();
});

test('what the disk does not answer for is drawn soon all the same, and not called saved', async () => {
  const { store, noted } = await onScreen(() => new Promise(() => undefined));
  press(store, first!, 'pass');
  await vi.advanceTimersByTimeAsync(29);
  expect(noted).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(noted).toEqual(['drawn pass -']);
  expect(store.getState()).toMatchObject({ saved: 'saving', here: second!.id });
  press(store, second!, 'pass');
  await vi.advanceTimersByTimeAsync(30);
  expect(noted.at(-1)).toBe('drawn pass pass');
  store.stop();
});

test('what the disk refuses is drawn with the words for it', async () => {
  const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  const { store, noted, atRest } = await onScreen(full);
  press(store, first!, 'pass');
  await atRest();
  expect(noted).toEqual(['drawn pass -']);
  expect(store.getState()).toMatchObject({ saved: 'failed', trouble: 'full' });
  store.stop();
});

test('in a draft that is left what was chosen is drawn at once, and nobody is moved on any more', async () => {
  const { store, noted } = await onScreen(() => new Promise(() => undefined));
  press(store, first!, 'pass');
  await Promise.resolve();
  store.stop();
  expect(noted).toEqual(['drawn pass -']);
  await vi.advanceTimersByTimeAsync(100);
  expect(store.getState().here).toBe(first!.id);
});

test.each(['typed', 'filled'] as const)('what is %s waits for nothing', async (how) => {
  const { store, noted } = await onScreen(() => new Promise(() => undefined));
  write(store, first!, 'fail', how);
  await Promise.resolve();
  await Promise.resolve();
  expect(noted).toEqual(['drawn fail -']);
  store.stop();
});
