import { expect, test } from 'vitest';
import { canteen, dorm3, floor2 } from '../../tests/cast.ts';
import { approvalGaps, lackingOf, type Approvals } from './fire-approval.ts';
import type { Place } from './place.ts';

const have = { state: 'have', number: '消审〔2019〕8号' } as const;
const exempt = { state: 'exempt', number: '' } as const;
const none = { state: 'none', number: '' } as const;
const whole: Approvals = { review: have, acceptance: have, opening: exempt };

test('what a building need not have is not lacking; what it has to have and has not is', () => {
  expect(lackingOf(whole)).toEqual([]);
  expect(lackingOf({ review: none, acceptance: have, opening: none })).toEqual(['review', 'opening']);
});

test('only buildings in use are asked about, and what nobody wrote down is told apart from what is lacking', () => {
  const old: Place = { ...dorm3, approvals: { ...whole, acceptance: none } };
  expect(approvalGaps([old, floor2, canteen])).toEqual({ lacking: [old], unfiled: [canteen] });
  expect(
    approvalGaps([
      { ...old, retired: { reason: '拆除' } },
      { ...canteen, approvals: whole },
    ]),
  ).toEqual({
    lacking: [],
    unfiled: [],
  });
});
