import { expect, test } from 'vitest';
import { answer, checklist, inspection, item } from '../../tests/cast.ts';
import type { Answer } from './answer.ts';
import { answersById, gaps, tally } from './inspection.ts';
import { checkInspection } from './inspection-rules.ts';
import { askedAnswers, askedAtFirst, askedItems, awaitedItems } from './logic.ts';
import { checkLogic } from './logic-rules.ts';
import type { Condition, Item, Template } from './template.ts';

const day = '2026-11-22';
const zone = 'Asia/Shanghai';
const missing = item({ id: 'Z2-01', type: 'NUM', limit: { max: 0 }, photo: 'none' });
const names = item({ id: 'Z2-02', type: 'TXT', photo: 'none', showIf: [{ item: 'Z2-01', is: 'abnormal' }] });
const police = item({
  id: 'Z2-03',
  type: 'PF',
  photo: 'none',
  showIf: [{ item: 'Z2-02', is: 'answered' }],
});
const remark = item({
  id: 'Z2-04',
  type: 'TXT',
  photo: 'none',
  optional: true,
  requiredIf: [{ item: 'Z2-03', is: 'abnormal' }],
});
const headCount = { ...checklist, code: 'Z2', items: [missing, names, police, remark] } satisfies Template;
const asked = (template: Template, ...given: Answer[]) =>
  askedItems(template, answersById(given), day).map(({ id }) => id);
const lacking = (...given: Answer[]) => gaps(headCount, given, day).map(({ itemId, code }) => `${itemId} ${code}`);

test('a follow-up question is asked when its parent is abnormal, and is not missing before', () => {
  expect(asked(headCount, answer('Z2-01', 0))).toEqual(['Z2-01', 'Z2-04']);
  expect(lacking(answer('Z2-01', 0))).toEqual([]);
  expect(asked(headCount, answer('Z2-01', 2))).toEqual(['Z2-01', 'Z2-02', 'Z2-04']);
  expect(lacking(answer('Z2-01', 2))).toEqual(['Z2-02 answer-required']);
});

test('whoever chooses a checklist is told how many items will be asked, without follow-up questions', () => {
  expect(askedAtFirst(headCount, day)).toBe(2);
});

test('what hangs on a hidden item is hidden with it, whatever was answered before', () => {
  const before = [answer('Z2-02', '305 张三'), answer('Z2-03', 'fail')];
  expect(asked(headCount, answer('Z2-01', 2), ...before)).toEqual(['Z2-01', 'Z2-02', 'Z2-03', 'Z2-04']);
  expect(asked(headCount, answer('Z2-01', 0), ...before)).toEqual(['Z2-01', 'Z2-04']);
});

test('an optional item may not be left empty while its condition holds', () => {
  const given = [answer('Z2-01', 2), answer('Z2-02', '305 张三')];
  expect(lacking(...given, answer('Z2-03', 'fail'))).toEqual(['Z2-04 answer-required']);
  expect(lacking(...given, answer('Z2-03', 'pass'))).toEqual([]);
  expect(lacking(answer('Z2-01', 0), answer('Z2-03', 'fail'))).toEqual([]);
});

test('what was answered before an item was hidden is counted nowhere and not submitted', () => {
  const given = [answer('Z2-01', 0), answer('Z2-02', '305 张三')];
  expect(askedAnswers(headCount, given, day).map(({ itemId }) => itemId)).toEqual(['Z2-01']);
  expect(tally(headCount, given, day)).toEqual({ normal: 1, abnormal: 0, notApplicable: 0, open: 1, bulk: 0 });
});

test('an inspection with an answer to a hidden item is refused by the item', () => {
  const body = inspection({
    template: { code: 'Z2', version: 1 },
    answers: [answer('Z2-01', 0), answer('Z2-02', '305 张三')],
    photos: [],
  });
  expect(() => checkInspection(body, headCount, zone)).toThrow(
    expect.objectContaining({ code: 'item-not-asked', detail: { itemId: 'Z2-02' } }),
  );
  expect(() => checkInspection({ ...body, answers: [answer('Z2-01', 0)] }, headCount, zone)).not.toThrow();
  expect(() => checkInspection({ ...body, answers: [answer('Z2-01', 1)] }, headCount, zone)).toThrow('answer-required');
});

const choice = item({
  id: 'Z2-01',
  type: 'CH',
  options: [
    { zh: '有', en: 'Yes', abnormal: false },
    { zh: '无', en: 'No', abnormal: false },
  ],
});
const over = (parent: Item, condition: Omit<Condition, 'item'>): Template => ({
  ...checklist,
  items: [parent, item({ id: 'Z2-02', type: 'PF', showIf: [{ item: 'Z2-01', ...condition }] })],
});
const isAsked = (template: Template, value: Answer['value'], more: Partial<Answer> = {}) =>
  asked(template, answer('Z2-01', value, more)).includes('Z2-02');

test.each([
  ['one of some choices', over(choice, { oneOf: ['有'] }), '有', '无'],
  ['a number within', over(missing, { min: 1, max: 3 }), 3, 4],
  ['a number from', over(missing, { min: 1 }), 1, 0],
  ['normal', over(missing, { is: 'normal' }), 0, 1],
  ['abnormal and no more than', over(missing, { is: 'abnormal', max: 5 }), 5, 6],
])('a condition can be %s', (_what, template, yes, no) => {
  expect(isAsked(template, yes)).toBe(true);
  expect(isAsked(template, no)).toBe(false);
  expect(isAsked(template, null)).toBe(false);
});

test('not applicable is an answer, and neither normal nor a value', () => {
  const na = { na: { reason: 'absent' as const } };
  expect(isAsked(over(choice, { is: 'answered' }), null, na)).toBe(true);
  expect(isAsked(over(choice, { is: 'normal' }), null, na)).toBe(false);
  expect(isAsked(over(missing, { max: 9 }), null, na)).toBe(false);
});

test('all conditions of an item must hold', () => {
  const both: Template = {
    ...checklist,
    items: [
      choice,
      {
        ...police,
        showIf: [
          { item: 'Z2-01', oneOf: ['有'] },
          { item: 'Z2-01', oneOf: ['无'] },
        ],
      },
    ],
  };
  expect(asked(both, answer('Z2-01', '有'))).toEqual(['Z2-01']);
});

test.each([
  ['an item that is not there', { ...headCount, items: [names] }, 'condition-unknown'],
  ['an item after it', { ...headCount, items: [names, missing] }, 'condition-unknown'],
  ['itself', { ...headCount, items: [{ ...missing, requiredIf: [{ item: 'Z2-01', min: 0 }] }] }, 'condition-unknown'],
  ['an item without saying what of it', over(missing, {}), 'condition-unknown'],
  ['an item that is there twice', { ...headCount, items: [missing, missing] }, 'item-twice'],
])('a condition on %s is not published', (_what, template, code) => {
  expect(() => checkLogic(template)).toThrow(code);
});

test('a checklist without conditions asks everything but the signature that comes later', () => {
  const plain = { ...checklist, items: checklist.items.filter((one) => !one.later) };
  expect(askedItems(plain, new Map(), day)).toBe(plain.items);
  expect(askedItems(checklist, new Map(), day)).toEqual(plain.items);
  expect(awaitedItems(checklist, new Map(), day).map(({ id }) => id)).toEqual(['Z1-12']);
  expect(() => checkLogic(checklist)).not.toThrow();
});

test('a photo item may ask for several photos', () => {
  const three = { ...checklist, items: [item({ id: 'Z1-09', type: 'PHOTO', photo: 'always', leastPhotos: 3 })] };
  const shot = (n: number) =>
    answer('Z1-09', 'taken', { photos: Array.from({ length: n }, (_, i) => `${i}`.repeat(64)) });
  expect(gaps(three, [shot(2)], day)).toEqual([{ itemId: 'Z1-09', code: 'photo-required' }]);
  expect(gaps(three, [shot(3)], day)).toEqual([]);
});

test('of some conditions one is enough, whichever, and beside it all others must hold', () => {
  const template: Template = {
    ...checklist,
    items: [
      item({ id: 'Z2-01', type: 'PF' }),
      item({ id: 'Z2-02', type: 'PF' }),
      item({ id: 'Z2-03', type: 'PF' }),
      item({
        id: 'Z2-04',
        type: 'TXT',
        optional: true,
        showIf: [{ item: 'Z2-03', is: 'answered' }],
        showIfAny: [
          { item: 'Z2-01', is: 'abnormal' },
          { item: 'Z2-02', is: 'abnormal' },
        ],
        requiredIfAny: [{ item: 'Z2-01', is: 'abnormal' }],
      }),
    ],
  };
  const isAsked = (...values: ('pass' | 'fail' | null)[]) => {
    const given = answersById(values.map((value, n) => answer(`Z2-0${n + 1}`, value)));
    return askedItems(template, given, day).some(({ id }) => id === 'Z2-04');
  };
  expect(isAsked('pass', 'pass', 'pass')).toBe(false);
  expect(isAsked('fail', 'pass', 'pass')).toBe(true);
  expect(isAsked('pass', 'fail', 'fail')).toBe(true);
  expect(isAsked('fail', 'fail', null)).toBe(false);
  const answers = (first: string) => [answer('Z2-01', first), answer('Z2-02', 'fail'), answer('Z2-03', 'pass')];
  const lacking = (first: string) => gaps(template, answers(first), day).filter(({ itemId }) => itemId === 'Z2-04');
  expect(lacking('fail')).toMatchObject([{ code: 'answer-required' }]);
  expect(lacking('pass')).toEqual([]);
  const unsound = { ...template, items: template.items.slice(1) };
  expect(() => checkLogic(unsound)).toThrow('condition-unknown');
});
