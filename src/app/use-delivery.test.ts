import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { h, render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wang } from '../../tests/cast.ts';
import { answered, readyDb, submitted } from '../../tests/sync/phone.ts';
import { submitDraft } from '../db/record.ts';
import type { DeliveryCounts } from '../db/records.ts';
import { screen } from './state.ts';
import { useDelivery } from './use-delivery.ts';

// Where there is no IndexedDB at all a live question is never answered.
const { indexedDB } = Dexie.dependencies;
beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory();
});
afterEach(() => {
  Dexie.dependencies.indexedDB = indexedDB;
});

test('in the moment something was recorded nothing that was counted before says that all is delivered', async () => {
  const db = await readyDb(wang);
  screen.setState({ db });
  const shown: (DeliveryCounts | undefined)[] = [];
  const Line = () => {
    shown.push(useDelivery());
    return null;
  };
  const root = { childNodes: [], firstChild: null } as unknown as Element;
  render(h(Line, null), root);
  await vi.waitFor(() => expect(shown.at(-1)).toMatchObject({ records: 0 }));
  const ready = await answered(db, 'the door');
  await new Promise((painted) => setTimeout(painted, 200));
  const stood = shown.length;
  await submitDraft(db, ready.id);
  // As long as whoever recorded it needs to say so.
  await Promise.resolve();
  expect(shown.slice(stood)).toEqual([undefined]);
  await vi.waitFor(() => expect(shown.at(-1)).toMatchObject({ records: 1 }));
  const waiting = shown.length;
  await submitted(db, 'the window');
  await vi.waitFor(() => expect(shown.at(-1)).toMatchObject({ records: 2 }));
  expect(shown.slice(waiting).every((counts) => counts && counts.records > 0)).toBe(true);
  render(null, root);
});
