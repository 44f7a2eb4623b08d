import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import { wang } from '../../tests/cast.ts';
import { briefingStanding } from './briefing-standing.ts';
import { dayMs } from './hazard-times.ts';

test('every case that waits for those who lead the school is named, so that the paper sends nobody to a list that is another for each reader', () => {
  const ledger = new cases.Ledger();
  const all = Array.from({ length: 7 }, (_, n) =>
    ledger.report(wang, { suspectedMajor: true, text: `第 ${n + 1} 处裂缝` }),
  );
  const { decisions } = briefingStanding(all, ledger.now + 30 * dayMs);
  expect(decisions.principal + decisions.vicePrincipal).toBe(7);
  expect(decisions.first.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
});
