import { afterEach, expect, test, vi } from 'vitest';
import { answered, readyDb } from '../../../tests/sync/phone.ts';
import { answers, wang } from '../../../tests/cast.ts';
import { saveDraft } from '../../db/drafts.ts';
import { submit } from './submit.ts';

afterEach(() => vi.unstubAllGlobals());

test('the browser is asked to keep what was handed in, and its refusal takes nothing back', async () => {
  const persist = vi.fn().mockRejectedValue(new Error('not here'));
  vi.stubGlobal('navigator', { storage: { persist, persisted: async () => false } });
  const db = await readyDb(wang);
  const filled = await saveDraft(db, { ...(await answered(db, 'door')), answers });
  expect(await submit(db, filled.id, {})).toEqual({ is: 'done' });
  await vi.waitFor(() => expect(persist).toHaveBeenCalledOnce());
});
