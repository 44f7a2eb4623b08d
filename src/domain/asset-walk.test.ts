import { describe, expect, test } from 'vitest';
import { answer, checklist, floor2, id, inspection, item } from '../../tests/cast.ts';
import { answersInWalk, hazardsInWalk, missingItem } from './asset-item.ts';
import { asWalked, kindsWalked } from './asset-walk.ts';
import type { WalkedAsset } from './asset.ts';
import { judge, type Answer } from './answer.ts';
import { hazardsOf } from './hazard.ts';
import { answersById, gaps } from './inspection.ts';
import { checkInspection } from './inspection-rules.ts';
import { askedItems } from './logic.ts';
import { Refusal } from './refusal.ts';
import { isSameHazard } from './sighting.ts';
import type { Template } from './template.ts';

const day = '2026-11-22';
const timeZone = 'Asia/Shanghai';
const template: Template = {
  ...checklist,
  code: 'F5',
  perAsset: 'extinguisher',
  items: [
    item({ id: 'F5-01', type: 'PF', photo: 'none' }),
    item({ id: 'F5-02', type: 'TXT', optional: true, requiredIf: [{ item: 'F5-01', is: 'abnormal' }] }),
    item({ id: 'F5-07', type: 'DATE', photo: 'always', made: true, date: { maxAgeDays: 3653 } }),
    item({ id: 'F5-09', type: 'NUM', photo: 'none', once: true, limit: { min: 2, max: 5 } }),
    item({ id: 'F5-12', type: 'SIGN', photo: 'none' }),
  ],
};
const walkedAsset = (n: number, over: Partial<WalkedAsset> = {}): WalkedAsset => ({
  id: id(500 + n),
  category: 'extinguisher',
  agent: 'powder',
  label: `灭火器 ${n}`,
  made: '2018-05',
  ...over,
});
const assets = [walkedAsset(1), walkedAsset(2, { made: null }), walkedAsset(3, { missing: true })];

test('every asset has the items of its own, what is asked once comes last, and what is missing is asked nothing else', () => {
  expect(asWalked(template, assets).items.map(({ id: itemId, section }) => [itemId, section?.zh])).toEqual([
    ['F5-01.1', '灭火器 1'],
    ['F5-02.1', undefined],
    ['F5-07.1', undefined],
    ['F5-01.2', '灭火器 2'],
    ['F5-02.2', undefined],
    ['F5-07.2', undefined],
    ['F5-00.3', '灭火器 3'],
    ['F5-09', '整个地点'],
    ['F5-12', undefined],
  ]);
});

test('a place without a register is walked as before', () => {
  expect(asWalked(template, undefined)).toBe(template);
  expect(asWalked(template, [])).toBe(template);
  expect(asWalked({ ...template, perAsset: undefined }, assets).items).toBe(template.items);
});

test('what one asset answers asks of no other', () => {
  const walked = asWalked(template, assets);
  const given = [answer('F5-01.1', 'fail'), answer('F5-01.2', 'pass')];
  const missing = gaps(walked, given, day).map(({ itemId }) => itemId);
  expect(missing).toContain('F5-02.1');
  expect(missing).not.toContain('F5-02.2');
});

const dateItem = (over: Partial<WalkedAsset>) => asWalked(template, [walkedAsset(1, over)]).items[2]!;

test.each([
  ['powder', '2016-11', 'normal'],
  ['powder', '2016-10', 'abnormal'],
  ['co2', '2014-11', 'normal'],
  ['co2', '2014-10', 'abnormal'],
  ['water', '2020-11', 'normal'],
  ['water', '2020-10', 'abnormal'],
] as const)('%s made in %s is judged by its own years: %s', (agent, made, judgement) => {
  const asked = dateItem({ agent, made });
  expect(judge(asked, answer(asked.id, `${made}-01`), day)).toBe(judgement);
});

test('what the register knows is offered and asks for no picture; what it does not know is read off the label', () => {
  expect(dateItem({})).toMatchObject({ given: '2018-05-01', photo: 'on-fail' });
  expect(dateItem({ made: null })).not.toHaveProperty('given');
  expect(dateItem({ made: null, agent: 'water' })).toMatchObject({ photo: 'always', date: { maxAgeDays: 2192 } });
  expect(dateItem({ agent: null })).toMatchObject({ photo: 'always', date: { maxAgeDays: 3653 } });
});

const sign = { name: '王秀兰', signedAt: 1, strokes: [] };
const walk = inspection({
  placeId: floor2.id,
  template: { code: 'F5', version: 1 },
  assets,
  photos: [],
  answers: [
    answer('F5-01.1', 'fail'),
    answer('F5-02.1', '松'),
    answer('F5-07.1', '2018-05-01'),
    answer('F5-01.2', 'fail'),
    answer('F5-02.2', '松'),
    answer('F5-07.2', null, { na: { reason: 'other', note: '看不清' } }),
    answer(missingItem(template, 3), 'fail'),
    answer('F5-09', 3),
    answer('F5-12', sign),
  ],
});

test('a walk is complete when each of its assets is, and is refused when an answer names one it did not go past', () => {
  expect(() => checkInspection(walk, template, timeZone)).not.toThrow();
  const code = (over: Partial<typeof walk>, of = template) => {
    try {
      checkInspection({ ...walk, ...over }, of, timeZone);
      return null;
    } catch (error) {
      return error instanceof Refusal ? error.code : error;
    }
  };
  expect(code({ answers: [...walk.answers, answer('F5-01.4', 'pass')] })).toBe('item-unknown');
  expect(code({ answers: [...walk.answers, answer('F5-01.3', 'pass')] })).toBe('item-unknown');
  expect(code({ answers: walk.answers.slice(1) })).toBe('answer-required');
  expect(code({ assets: undefined })).toBe('item-unknown');
  expect(code({}, { ...template, perAsset: undefined })).toBe('unknown-field');
});

test('the same fault of two assets is two hazards, each with the name of its own', () => {
  const found = { inspectionId: id(90), placeName: '2层', by: id(11), byName: '王秀兰', at: 1, timeZone, schema: 6 };
  const hazards = hazardsOf(walk, asWalked(template, assets), found);
  expect(hazards.map((one) => [one.id, one.asset?.label, one.text.zh])).toEqual([
    [`${id(90)}.F5-01.1`, '灭火器 1', '灭火器 1：安全出口未上锁'],
    [`${id(90)}.F5-01.2`, '灭火器 2', '灭火器 2：安全出口未上锁'],
    [`${id(90)}.F5-00.3`, '灭火器 3', '灭火器 3：未缺失、未挪走'],
  ]);
  const [first] = hazards;
  if (!first) throw new Error('there is no hazard');
  const seen = {
    id: id(91),
    inspectionId: id(92),
    seen: 'still' as const,
    by: id(11),
    byName: '王秀兰',
    at: 2,
    receivedAt: null,
    note: '',
    photos: [],
  };
  const known = { ...first, sightings: [seen] };
  const again = { placeId: floor2.id, inspectionId: id(92), by: id(11) };
  // The next walk may go past them in another order.
  expect(isSameHazard(known, { ...again, itemId: 'F5-01.3', assetId: id(501) })).toBe(true);
  expect(isSameHazard(known, { ...again, itemId: 'F5-01.1', assetId: id(502) })).toBe(false);
  expect(isSameHazard(known, { ...again, itemId: 'F5-01' })).toBe(false);
});

test('what is known of an asset stands beside the same asset in the next walk, whatever its place, and beside no other', () => {
  const found = { inspectionId: id(90), placeName: '2层', by: id(11), byName: '王秀兰', at: 1, timeZone, schema: 6 };
  const hazards = hazardsOf(walk, asWalked(template, assets), found);
  const next = [walkedAsset(4), walkedAsset(1)];
  expect(hazardsInWalk(hazards, next).map(({ itemId }) => itemId)).toEqual(['F5-01.2', 'F5-01', 'F5-00']);
  const before = answersInWalk(walk, next).map(({ itemId }) => itemId);
  expect(before).toEqual(['F5-01.2', 'F5-02.2', 'F5-07.2', 'F5-01', 'F5-02', 'F5-07', 'F5-00', 'F5-09', 'F5-12']);
});

describe('what is due once a year (E2-03)', () => {
  const yearly: Template = {
    ...template,
    code: 'E2',
    perAsset: 'rcd',
    items: [
      item({ id: 'E2-01', type: 'PF', photo: 'none' }),
      item({ id: 'E2-03', type: 'NUM', photo: 'none', register: 'checked', everyMonths: 12, limit: { max: 0.1 } }),
    ],
  };
  const rcd = (n: number, over: Partial<WalkedAsset> = {}) =>
    walkedAsset(n, { category: 'rcd', agent: null, made: null, ...over });
  const there = [rcd(1, { checked: '2025-11-23' }), rcd(2, { checked: '2025-11-22' }), rcd(3)];
  const walked = asWalked(yearly, there);
  const askedNow = (...given: Answer[]) => askedItems(walked, answersById(given), day).map(({ id: itemId }) => itemId);

  test('it is asked when its year is over, and where nobody knows of a test', () => {
    expect(askedNow()).toEqual(['E2-01.1', 'E2-01.2', 'E2-03.2', 'E2-01.3', 'E2-03.3']);
    const given = [answer('E2-01.1', 'pass'), answer('E2-01.2', 'pass'), answer('E2-01.3', 'pass')];
    expect(gaps(walked, given, day).map(({ itemId }) => itemId)).toEqual(['E2-03.2', 'E2-03.3']);
  });

  test('who has done it again says so: it is asked then, taken by the server, and may be left empty after all', () => {
    const begun = answer('E2-03.1', null);
    expect(askedNow(begun)).toContain('E2-03.1');
    expect(gaps(walked, [begun], day).map(({ itemId }) => itemId)).not.toContain('E2-03.1');
    const given = ['E2-01.1', 'E2-01.2', 'E2-01.3'].map((itemId) => answer(itemId, 'pass'));
    const tests = [answer('E2-03.1', 0.04), answer('E2-03.2', 0.04), answer('E2-03.3', 0.04)];
    const body = inspection({ assets: there, answers: [...given, ...tests], photos: [] });
    expect(() => checkInspection(body, yearly, timeZone)).not.toThrow();
  });
});

test('the next inspection that the register knows is confirmed with one tap', () => {
  const lifts: Template = {
    ...template,
    code: 'S1',
    perAsset: 'lift',
    items: [item({ id: 'S1-01', type: 'DATE', register: 'due', date: { mustBeAhead: true } })],
  };
  const lift = walkedAsset(1, { category: 'lift', agent: null, made: null, due: '2027-03-01' });
  expect(asWalked(lifts, [lift]).items[0]).toMatchObject({ id: 'S1-01.1', given: '2027-03-01' });
  expect(asWalked(lifts, [walkedAsset(1, { category: 'lift', agent: null })]).items[0]).not.toHaveProperty('given');
});

const cold: Template = {
  ...checklist,
  code: 'K2',
  perAsset: 'fridge',
  items: [
    item({ id: 'K2-01', type: 'PF', once: true }),
    item({ id: 'K2-12', type: 'NUM', limit: { min: 0, max: 8 } }),
    item({
      id: 'K2-13',
      type: 'NUM',
      perAsset: 'freezer',
      showIf: [{ item: 'K2-12', is: 'answered' }],
      limit: { max: -12 },
    }),
  ],
};
const machine = (n: number, special: NonNullable<WalkedAsset['special']>) =>
  walkedAsset(n, { category: 'other', agent: null, made: null, special, label: `${n}号柜` });

test('a fridge is asked what is asked of fridges and a freezer what is asked of freezers', () => {
  const walked = asWalked(cold, [machine(1, 'fridge'), machine(2, 'freezer'), machine(3, 'fridge')]);
  expect(walked.items.map(({ id: itemId, section }) => [itemId, section?.zh])).toEqual([
    ['K2-12.1', '1号柜'],
    ['K2-13.2', '2号柜'],
    ['K2-12.3', '3号柜'],
    ['K2-01', '整个地点'],
  ]);
  // What a fridge answers decides nothing for a freezer.
  expect(walked.items[1]?.showIf).toBeUndefined();
  expect(kindsWalked(cold)).toEqual(['fridge', 'freezer']);
});

test('of a kind that nothing at the place is of, the place is asked once', () => {
  const walked = asWalked(cold, [machine(1, 'fridge')]);
  expect(walked.items.map(({ id: itemId }) => itemId)).toEqual(['K2-12.1', 'K2-01', 'K2-13']);
});
