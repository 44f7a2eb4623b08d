import { expect, test } from 'vitest';
import { Ledger } from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { maySayOf, similarCases } from './similar-cases.ts';

const hour = 3_600_000;

test('an open case of the same place and category is the same one, whenever it was reported', () => {
  const ledger = new Ledger();
  const open = ledger.report();
  const asked = { placeId: open.placeId, category: 'electricity' as const };
  expect(similarCases([open], asked, open.reportedAt + 900 * hour)).toEqual([open]);
  expect(similarCases([open], { ...asked, category: 'fire' }, open.reportedAt)).toEqual([]);
  expect(similarCases([open], { ...asked, placeId: cast.canteen.id }, open.reportedAt)).toEqual([]);
});

test('a closed one only within two hours, and one that was not taken up never', () => {
  const ledger = new Ledger();
  const found = ledger.report();
  const closed = { ...found, state: 'closed' as const };
  const asked = { placeId: found.placeId, category: 'electricity' as const };
  expect(similarCases([closed], asked, found.reportedAt + hour)).toEqual([closed]);
  expect(similarCases([closed], asked, found.reportedAt + 2 * hour)).toEqual([]);
  expect(similarCases([{ ...found, state: 'withdrawn' }], asked, found.reportedAt)).toEqual([]);
});

test('what may be major is not added to a case that is over, where nobody would judge it', () => {
  const found = new Ledger().report();
  const closed = { ...found, state: 'closed' as const };
  const [severe, plain] = [{ severe: true }, { severe: false }];
  expect([maySayOf(closed, plain), maySayOf(closed, severe), maySayOf(found, severe)]).toEqual([true, false, true]);
});
