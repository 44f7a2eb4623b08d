import { expect, test } from 'vitest';
import { filePath, lastMonth, ledgerAddress, readAsked } from './asked.ts';

const today = '2026-11-22';

test('a ledger is read of the month under way until somebody says otherwise', () => {
  expect(readAsked('fire-patrol', {}, today)).toEqual({
    name: 'fire-patrol',
    from: '2026-11-01',
    to: today,
    place: null,
    grade: null,
    category: null,
    shows: false,
  });
  expect(readAsked('fire-patrol', { from: '2026-11-20', to: '2026-11-10' }, today)).toMatchObject({
    from: '2026-11-10',
    to: '2026-11-20',
  });
  expect(readAsked('fire-patrol', { from: 'x', to: '2026-99-99' }, today)).toMatchObject({
    from: '2026-11-01',
    to: today,
  });
  expect(readAsked('none', {}, today)).toBeNull();
});

test('the address says what is asked for', () => {
  const asked = {
    name: 'night-count',
    from: '2026-11-01',
    to: today,
    place: 'p1',
    grade: null,
    category: null,
    shows: true,
  } as const;
  const address = ledgerAddress(asked);
  expect(readAsked('night-count', Object.fromEntries(new URLSearchParams(address.split('?')[1])), today)).toEqual(
    asked,
  );
  expect(filePath(asked, 'csv')).toBe(
    `/api/ledgers/night-count/file?from=2026-11-01&to=${today}&place=p1&restricted=shown&as=csv`,
  );
});

test('a ledger of cases is read of the year so far, of one grade or field where the address says so, and no other ledger is', () => {
  expect(readAsked('hazards-open', { grade: 'L', category: 'fire' }, today)).toMatchObject({
    from: '2026-01-01',
    grade: 'L',
    category: 'fire',
  });
  expect(readAsked('hazards', { grade: 'x' }, today)).toMatchObject({ grade: null });
  expect(readAsked('fire-patrol', { grade: 'L' }, today)).toMatchObject({ grade: null });
});

test('last month is the whole one before, over the turn of the year too', () => {
  expect(lastMonth('2027-01-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(lastMonth('2028-03-01')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
});
