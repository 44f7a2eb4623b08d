// Done again although it rests.
import { expect, test, vi } from 'vitest';
import { checklist, floor2, wang } from '../../../tests/cast.ts';
import { readyDb } from '../../../tests/sync/phone.ts';
import { startDraft } from '../../db/drafts.ts';
import type { Session } from '../../domain/protocol.ts';
import { press } from '../inspection/draft-actions.ts';
import { draftStore } from '../inspection/draft-store.ts';
import { askAgain } from './ask-again.ts';

test('two fast taps ask it once, and it can be answered', async () => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'hidden' }));
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  const db = await readyDb(wang);
  const begun = await startDraft(db, floor2, checklist);
  const session = { school: { timeZone: 'Asia/Shanghai' } } as Session;
  const store = draftStore(db, session, begun, checklist, undefined, async () => undefined);
  const item = checklist.items.find(({ type }) => type === 'PF')!;
  askAgain(store, item.id);
  askAgain(store, item.id);
  expect(store.getState().here).toBe(item.id);
  press(store, item, 'pass');
  expect(store.getState().answers.get(item.id)?.value).toBe('pass');
  expect(store.getState().draft.answers).toHaveLength(begun.answers.length + 1);
  await store.flush();
  store.stop();
  vi.unstubAllGlobals();
});
