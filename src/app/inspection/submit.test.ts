import { afterEach, expect, test, vi } from 'vitest';
import { answered, picture, readyDb } from '../../../tests/sync/phone.ts';
import { answers, wang } from '../../../tests/cast.ts';
import { saveDraft } from '../../db/drafts.ts';
import { keyOfUnnamed } from '../../db/unnamed.ts';
import { photosOf } from '../../domain/photos-of.ts';
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

test('a photo that was on the disk when the page died is handed in, though nobody opened the draft again', async () => {
  const db = await readyDb(wang);
  const filled = await saveDraft(db, { ...(await answered(db, 'door')), answers });
  const { photo, data } = await picture('Z1-09', 'the window');
  await db.photoBytes.put({ sha256: photo.sha256, bytes: data });
  const left = { draftId: filled.id, photo };
  await db.meta.put({ key: keyOfUnnamed(filled.id, photo), value: left });
  expect(await submit(db, filled.id, {})).toEqual({ is: 'done' });
  const [row] = await db.entries.toArray();
  expect(photosOf(row!.entry).map(({ sha256 }) => sha256)).toContain(photo.sha256);
});
