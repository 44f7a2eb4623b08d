import { expect, test } from 'vitest';
import { readLedger } from './ledger-address.ts';

test('a table is asked for the year so far, for the days of the address, and never for days that are crossed or none', () => {
  const today = '2026-11-28';
  expect(readLedger({}, today)).toBeNull();
  expect(readLedger({ ledger: 'anything' }, today)).toBeNull();
  expect(readLedger({ ledger: 'open' }, today)).toEqual({ ledger: 'open', from: '2026-01-01', to: today });
  expect(readLedger({ ledger: 'open', from: '2026-12-05', to: '2026-11-01' }, today)).toEqual({
    ledger: 'open',
    from: '2026-11-01',
    to: '2026-12-05',
  });
  expect(readLedger({ ledger: 'major', from: 'soon', to: '2026-1-1' }, today)).toEqual({
    ledger: 'major',
    from: '2026-01-01',
    to: today,
  });
});
