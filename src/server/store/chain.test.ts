import { DatabaseSync } from 'node:sqlite';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { entry, id, inspection, tonight, wang, yucai } from '../../../tests/cast.ts';
import { hashedText, type Entry } from '../../domain/entry.ts';
import { readOffer } from '../routes/ledger.ts';
import { fill } from '../school.contract.ts';
import { chainHash, chainStart, firstBreak, type ChainRow, type Reached } from './chain.ts';
import { openSqlite } from './sqlite.ts';
import { toChainRow } from './sqlite/check-ledger.ts';

const lines = 1000;
const folder = mkdtempSync(join(tmpdir(), 'patrol-chain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A ledger of a thousand lines, written by the real store, as it stands on the disk. */
async function written(): Promise<{ rows: ChainRow[]; end: Reached }> {
  const store = openSqlite(join(folder, 'ledger.sqlite'), () => undefined);
  await fill(store);
  const { seq } = await store.ledger.end(yucai.id);
  const offers = Array.from({ length: lines - seq }, (_, n) =>
    readOffer(entry('inspection-submitted', inspection({ activeMs: n }), { subject: id(5000 + n) })),
  );
  await store.ledger.append(yucai.id, wang, offers, tonight);
  const end = await store.ledger.end(yucai.id);
  expect(await store.ledger.firstBreak(yucai.id, [end])).toBeNull();
  await store.close();
  const db = new DatabaseSync(join(folder, 'ledger.sqlite'));
  const rows = db.prepare('SELECT * FROM ledger ORDER BY seq').all().map(toChainRow);
  db.close();
  return { rows, end };
}

const { rows, end } = await written();

/** Lines before the touched one are as they were, and checking them again each time would only cost time. */
function broken(at: number, touched: ChainRow[], kept: Reached | undefined, anchors: Reached[]): number | undefined {
  const from = rows[at - 2] ?? { seq: 0, chain: chainStart };
  return firstBreak(touched.slice(Math.max(0, at - 1)), kept, anchors, from)?.seq;
}

const digit = (text: string): string => text.replace(/[0-9]/, (found) => String((Number(found) + 1) % 10));

/** Every column can be the one that is touched. */
const changes: ((row: ChainRow) => Partial<ChainRow>)[] = [
  (row) => ({ raw: row.raw.replace('"activeMs"', '"activeMS"') }),
  (row) => ({ raw: `${row.raw} ` }),
  (row) => ({ raw: row.raw.slice(1) }),
  (row) => ({ raw: row.raw.replace(row.hash, digit(row.hash)) }),
  (row) => ({ id: digit(row.id) }),
  (row) => ({ senderId: digit(row.senderId) }),
  (row) => ({ device: digit(row.device) }),
  (row) => ({ opSeq: row.opSeq + 1 }),
  (row) => ({ receivedAt: row.receivedAt - 1 }),
  (row) => ({ receiptId: digit(row.receiptId) }),
  (row) => ({ verdict: row.verdict === 'accepted' ? 'quarantined' : 'accepted' }),
  (row) => ({ code: row.code ?? 'out-of-scope' }),
  (row) => ({ hash: digit(row.hash) }),
  (row) => ({ chain: digit(row.chain) }),
  rewritten,
];

/** Somebody who knows how the hash is made, and makes it again. */
function rewritten({ raw }: ChainRow): Partial<ChainRow> {
  const said = { ...(JSON.parse(raw) as Entry), opSeq: 7777 } as Entry;
  const hash = createHash('sha256').update(hashedText(said)).digest('hex');
  return { opSeq: 7777, hash, raw: JSON.stringify({ ...said, hash }) };
}

const chained = (before: string, row: ChainRow): ChainRow => ({ ...row, chain: chainHash(before, row) });

const change = (at: number): ChainRow[] => {
  const touched = { ...rows[at - 1]!, ...changes[at % changes.length]!(rows[at - 1]!) };
  return rows.with(at - 1, touched);
};
const remove = (at: number): ChainRow[] => rows.toSpliced(at - 1, 1);
/** A line of the forger's own, which follows from the one before and takes the number of the one after. */
const insert = (at: number): ChainRow[] => {
  const before = rows[at - 2]?.chain ?? chainStart;
  return rows.toSpliced(at - 1, 0, chained(before, { ...rows[at - 1]!, receiptId: id(7777) }));
};
/** The last line changes places with the one before it. */
const swapped = (at: number): number => Math.min(at, lines - 1);
const reorder = (at: number): ChainRow[] => {
  const first = swapped(at);
  return rows.with(first - 1, { ...rows[first]!, seq: first }).with(first, { ...rows[first - 1]!, seq: first + 1 });
};
const cut = (at: number): ChainRow[] => rows.slice(0, at - 1);

/** Somebody outside keeps every tenth end of the ledger. */
const anchors = rows.filter((row) => row.seq % 10 === 0);
const nextAnchor = (at: number): number => Math.ceil(at / 10) * 10;
/** From here on everything is written anew, each line following from the one before. */
function writeAnew(at: number): ChainRow[] {
  let { chain } = rows[at - 2] ?? { chain: chainStart };
  return rows.slice(0, nextAnchor(at)).map((row, i) => {
    if (i < at - 1) return row;
    const made = chained(chain, i === at - 1 ? { ...row, ...rewritten(row) } : row);
    ({ chain } = made);
    return made;
  });
}

const all = Array.from({ length: lines }, (_, i) => i + 1);

test('P20 a thousand lines as they were written have no break', () => {
  expect(firstBreak(rows, end, [end])).toBeNull();
});

const same = (at: number): number => at;

// The counter that would show a cut end lies in the same file: against that only an anchor outside helps.
test.each([
  ['changed', change, same, end, []],
  ['removed', remove, same, end, []],
  ['inserted', insert, same, end, []],
  ['put in another place', reorder, swapped, end, []],
  ['cut off with all after it', cut, same, undefined, [end]],
  ['written anew with all after it', writeAnew, nextAnchor, undefined, anchors],
])('P20 each of 1,000 lines %s is reported where the ledger first shows it', (_how, touch, where, kept, outside) => {
  const missed = all.filter(
    (at) => broken(where === swapped ? swapped(at) : at, touch(at), kept, outside) !== where(at),
  );
  expect(missed).toEqual([]);
});
