import { expect, test } from 'vitest';
import { sha256, sun, tonight, yucai } from '../../../tests/cast.ts';
import type { LedgerRow } from '../../domain/ledgers/form.ts';
import { ledgerOf } from '../../domain/ledgers/ledgers.ts';
import { LedgerPictures } from './pictures.ts';
import { factsOf } from './write.ts';

const sized = (bytes: number) => ({ type: 'image/jpeg', width: 800, height: 600, bytes });
const row = (n: number): LedgerRow => ({
  id: `${n}`,
  of: '',
  cells: [],
  pictures: [{ column: 0, picture: { photo: { sha256: sha256(`${n}`), by: sun.id, placeName: '操场' } } }],
});

test('a workbook takes two hundred photos, none above a megabyte, and counts what it had no room for', async () => {
  const isLarge = sha256('0');
  const sentBy = async (_school: string, _by: string, hash: string) => sized(hash === isLarge ? 2_000_000 : 40_000);
  const parts = { store: { photos: { sentBy } } } as never;
  const pictures = new LedgerPictures(parts, { person: sun, school: yucai } as never, false);
  let shown = 0;
  for (let n = 0; n < 205; n++) shown += (await pictures.of(row(n))).length;
  expect([shown, pictures.leftOut]).toEqual([200, 5]);
});

test('the sheet beside the table says how many photos it had no room for, and nothing where all are in it', () => {
  const asked = {
    ledger: ledgerOf('fire-patrol')!,
    who: { person: sun, school: yucai },
    from: '2026-11-01',
    to: '2026-11-30',
  };
  const about = { within: [], shown: false, narrowed: {}, at: tonight, end: { seq: 1, chain: '' } };
  const parts = { store: { secret: 'of the school' }, now: () => tonight } as never;
  const said = (leftOut: number) =>
    factsOf(parts, { ...asked, ...about } as never, 7, leftOut).rows.filter(([head]) => head === '没放进表里的照片');
  expect(said(5)).toEqual([['没放进表里的照片', expect.stringContaining('5 张')]]);
  expect(said(0)).toEqual([]);
});
