// What the school shows of a round over what was said here: nothing twice, and nothing gone when a download breaks off.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { canteen, documents, floor2, id, li, readFrom, tonight } from '../../tests/cast.ts';
import { due, plan, planned, route } from '../../tests/cast-rounds.ts';
import { emptyDb, page } from '../../tests/sync/phone.ts';
import type { Document } from '../domain/documents.ts';
import { foldRound } from '../domain/round-closing.ts';
import type { RoundEntry } from '../domain/round-fold.ts';
import { applyChanges } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import { moment } from './moment.ts';
import { takeWords } from './outbox.ts';
import { roundHere } from './own-rounds.ts';
import { arrive, startRound } from './round-acts.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: tonight }));
afterEach(() => void vi.useRealTimers());

const setting: Document[] = [
  { type: 'route', id: route().id, body: route() },
  { type: 'plan', id: plan().id, body: planned() },
];

async function begun() {
  const db = emptyDb(li);
  await applyChanges(db, '', page([...documents, ...setting]));
  const line = { id: await startRound(db, due()), due: due() };
  const at = async (placeId: string) =>
    arrive(db, line, { placeId, how: 'tap', code: null, at: await moment(db), micro: null });
  return { db, line, at };
}

const entriesOf = async (db: DeviceDb): Promise<RoundEntry[]> =>
  (await db.entries.toArray()).map(({ entry }) => entry as RoundEntry).sort((a, b) => a.opSeq - b.opSeq);

/** What the school makes of them. */
function atSchool(entries: readonly RoundEntry[]): Document[] {
  const known = [...documents];
  for (const entry of entries) known.push(...foldRound(entry, readFrom(known), Date.now()));
  return known.filter(({ type }) => type === 'round').slice(-1);
}

/** Received, and nothing of it shown yet; the numbers of the ledger from `seq` on. */
async function received(db: DeviceDb, seq: number): Promise<void> {
  const entries = await entriesOf(db);
  const words = entries.map((entry, i) => ({
    id: entry.id,
    receipt: {
      protocol: 'patrol/1' as const,
      epoch: documents[0]!.id,
      receiptId: id(700 + i),
      id: entry.id,
      hash: entry.hash,
      seq: seq + i,
      missing: [],
      durableThrough: null,
      serverTime: Date.now(),
    },
    quarantined: null,
  }));
  await takeWords(db, words, Date.now());
}

test('C10 a visit stays in sight when the line breaks off in the middle of a download', async () => {
  const { db, line, at } = await begun();
  await at(floor2.id);
  const [shown] = atSchool(await entriesOf(db));
  await received(db, 30);
  const visits = async () => (await roundHere(db, line.id))?.points.map((point) => point.visits.length);
  // Somebody else was on the same round later, so that it comes with a later page.
  const first = { documents: [{ ...documents[0]!, seq: 35 }], cursor: 'half', more: true };
  await applyChanges(db, 'the first cursor', page([], first));
  expect(await visits()).toEqual([1, 0]);
  await at(canteen.id);
  expect(await visits()).toEqual([1, 1]);
  const round = { ...shown!, seq: 40 };
  await applyChanges(db, 'half', page([], { documents: [round], cursor: 'whole' }));
  expect(await visits()).toEqual([1, 1]);
});

test('what the server shows is not counted twice, and what came after it is on top', async () => {
  const { db, line, at } = await begun();
  await at(floor2.id);
  const shown = atSchool(await entriesOf(db));
  await at(canteen.id);
  // The page of changes came before the receipts.
  await applyChanges(db, 'the first cursor', page(shown, { cursor: 'the second' }));
  const here = (await roundHere(db, line.id))!;
  expect(here.points.map(({ visits }) => visits.length)).toEqual([1, 1]);
  expect(here.walks).toHaveLength(1);
});
