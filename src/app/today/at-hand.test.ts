import { expect, test } from 'vitest';
import { readyDb } from '../../../tests/sync/phone.ts';
import { checklist, floor2, wang } from '../../../tests/cast.ts';
import { startDraft } from '../../db/drafts.ts';
import { askedAtFirst } from '../../domain/logic.ts';
import { atHand } from './at-hand.ts';

test('what was begun counts the items that are asked, as where it was begun and in the inspection itself', async () => {
  const db = await readyDb(wang);
  await startDraft(db, floor2, checklist);
  const { drafts } = await atHand(db, wang);
  expect(drafts.map(({ total }) => total)).toEqual([askedAtFirst(checklist, '2026-11-22')]);
  expect(drafts[0]?.total).toBeLessThan(checklist.items.length);
});
