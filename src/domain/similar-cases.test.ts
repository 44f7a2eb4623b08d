import { expect, test } from 'vitest';
import { Ledger } from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { similarCases } from './similar-cases.ts';

test('an open case of the same place and category is the same one', () => {
  const ledger = new Ledger();
  const open = ledger.report();
  const asked = { placeId: open.placeId, category: 'electricity' as const };
  expect(similarCases([open], asked)).toEqual([open]);
  expect(similarCases([open], { ...asked, category: 'fire' })).toEqual([]);
  expect(similarCases([open], { ...asked, placeId: cast.canteen.id })).toEqual([]);
});

test('nothing is added to a case that is over, however new: nobody has it any more', () => {
  const found = new Ledger().report();
  const asked = { placeId: found.placeId, category: 'electricity' as const };
  for (const state of ['closed', 'archived', 'rejected', 'merged', 'withdrawn'] as const)
    expect(similarCases([{ ...found, state }], asked)).toEqual([]);
});
