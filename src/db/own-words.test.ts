import { expect, test } from 'vitest';
import { answered, readyDb } from '../../tests/sync/phone.ts';
import { answer, wang } from '../../tests/cast.ts';
import { saveDraft } from './drafts.ts';
import { ownWords, rememberWords } from './own-words.ts';
import { submitDraft } from './record.ts';

test('the last three different short texts are offered at their item again, newest first', async () => {
  const db = await readyDb(wang);
  for (const text of ['走廊有积水', '无其他情况', '灯坏了', '无其他情况', '字'.repeat(41), '门锁换了']) {
    const ready = await answered(db, 'the door');
    await saveDraft(db, { ...ready, answers: [...ready.answers, answer('Z1-06', ` ${text} `)] });
    await rememberWords(db, await submitDraft(db, ready.id));
  }
  expect(await ownWords(db, 'Z1-06')).toEqual(['门锁换了', '无其他情况', '灯坏了']);
  expect(await ownWords(db, 'Z1-05')).toEqual([]);
});
