import { expect, test } from 'vitest';
import {
  answer,
  at,
  canteen,
  checklist,
  floor2,
  id,
  inspection,
  li,
  tonight,
  wang,
  withAnswers,
} from '../../tests/cast.ts';
import type { Inspection } from './inspection.ts';
import { agreement, agreementOf, isDrawn, secondLook, type Side } from './recheck.ts';

const hourMs = 3_600_000;
const side = (by: string, afterMs: number, over: Partial<Inspection> = {}): Side => ({
  by,
  template: checklist,
  inspection: inspection({
    startedAt: at(tonight + afterMs),
    finishedAt: at(tonight + afterMs + 60_000),
    ...over,
  }),
});
const first = side(wang.id, 0);

test('the second look is the first one by somebody else, begun after the first was finished and within a day', () => {
  const good = side(li.id, 3 * hourMs);
  expect(secondLook(first, [side(li.id, 9 * hourMs), good])).toBe(good);
  const none = [
    side(wang.id, 3 * hourMs),
    side(li.id, 30_000),
    side(li.id, 24 * hourMs + 1000),
    side(li.id, 3 * hourMs, { placeId: canteen.id }),
    side(li.id, 3 * hourMs, { template: { code: 'Z2', version: 1 } }),
  ];
  for (const one of none) expect(secondLook(first, [one])).toBeUndefined();
  expect(first.inspection.placeId).toBe(floor2.id);
});

test('items that both answered are compared by what they mean, and only those that can be abnormal', () => {
  const answers = withAnswers(
    answer('Z1-01', 'fail'),
    answer('Z1-02', null, { na: { reason: 'locked' } }),
    answer('Z1-04', 140),
    answer('Z1-08', '23:10'),
  );
  const { compared, agreed, differs } = agreement('Asia/Shanghai', first, side(li.id, hourMs, { answers }));
  // PF 01-03, NUM 04, CH 05 and DATE 07: text, time, photo, signature and a table of names cannot be abnormal.
  expect([compared, agreed]).toEqual([6, 4]);
  expect(differs.map(({ itemId, first: one, second }) => [itemId, one, second])).toEqual([
    ['Z1-01', 'normal', 'abnormal'],
    ['Z1-02', 'normal', 'not-applicable'],
  ]);
});

test('what one of them left open is not compared', () => {
  const answers = withAnswers(answer('Z1-01', null));
  expect(agreement('Asia/Shanghai', first, side(li.id, hourMs, { answers })).compared).toBe(5);
});

test('things walked one by one are compared thing by thing, in whatever order they were walked', () => {
  const template = { ...checklist, perAsset: 'extinguisher' as const, items: checklist.items.slice(0, 1) };
  const thing = (one: string) => ({ id: one, category: 'extinguisher' as const, agent: null, label: one, made: null });
  const walked = (by: string, after: number, ids: string[], values: string[]): Side => ({
    ...side(by, after, {
      assets: ids.map(thing),
      answers: values.map((value, n) => answer(`Z1-01.${n + 1}`, value)),
    }),
    template,
  });
  const one = walked(wang.id, 0, ['a', 'b'], ['pass', 'fail']);
  const other = walked(li.id, hourMs, ['b', 'a', 'c'], ['fail', 'fail', 'pass']);
  expect(agreement('Asia/Shanghai', one, other)).toMatchObject({
    compared: 2,
    agreed: 1,
    differs: [{ itemId: 'Z1-01.1' }],
  });
});

test('pairs are weighed by their items, and none at all say so', () => {
  expect(agreementOf([])).toEqual({ pairs: 0, compared: 0, agreed: 0, rate: null });
  expect(
    agreementOf([
      { compared: 40, agreed: 40 },
      { compared: 10, agreed: 5 },
    ]),
  ).toEqual({ pairs: 2, compared: 50, agreed: 45, rate: 0.9 });
});

test('one inspection in twenty is drawn for a second look, the same one each time', () => {
  const ids = Array.from({ length: 20_000 }, (_, n) => id(n));
  const drawn = ids.filter(isDrawn);
  expect(drawn.length / ids.length).toBeGreaterThan(0.045);
  expect(drawn.length / ids.length).toBeLessThan(0.055);
  expect(ids.filter(isDrawn)).toEqual(drawn);
});
