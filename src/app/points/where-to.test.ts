import { expect, test } from 'vitest';
import { checklist } from '../../../tests/cast.ts';
import type { Draft } from '../../db/rows.ts';
import { dueHere } from './where-to.ts';
import type { Offer } from './use-place.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 22, 4);
const offer = (code: string, over: Partial<Offer> = {}): Offer => ({
  template: { ...checklist, code },
  lastAt: null,
  draft: undefined,
  ...over,
});
const due = (...offers: Offer[]) => dueHere(offers, now).map(({ template }) => template.code);

test('due at a place is what was begun there and what somebody does there and has not done today', () => {
  const begun = offer('Z1', { draft: {} as Draft, lastAt: now });
  expect(due(begun, offer('Z2', { lastAt: now - dayMs }))).toEqual(['Z1', 'Z2']);
});

test('not due is what was done today, was never done here, or not for a fortnight', () => {
  expect(due(offer('Z1', { lastAt: now }), offer('Z2'), offer('Z3', { lastAt: now - 15 * dayMs }))).toEqual([]);
});
