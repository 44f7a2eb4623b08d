import { expect, test } from 'vitest';
import { answer, checklist, inspection, photo, sha256, withAnswers } from '../../tests/cast.ts';
import { answerChanges } from './revision.ts';

const version = (answers: ReturnType<typeof withAnswers>, over: Parameters<typeof inspection>[0] = {}) => ({
  inspection: inspection({ answers, ...over }),
  template: checklist,
});

test('what a correction answers otherwise is told item by item, and nothing of when or how it was given', () => {
  const before = version(withAnswers(answer('Z1-01', 'fail', { note: '上锁', reasons: [0] }), answer('Z1-04', 130)));
  const after = version(withAnswers(answer('Z1-01', 'pass', { at: 5 }), answer('Z1-04', 130, { via: 'bulk', at: 9 })));
  expect(answerChanges(before, after)).toMatchObject([
    {
      item: { id: 'Z1-01' },
      number: 1,
      before: { value: 'fail' },
      after: { value: 'pass' },
      parts: ['value', 'reasons', 'note'],
    },
  ]);
  expect(answerChanges(before, before)).toEqual([]);
});

test('a photo that was dropped, and one that was marked, are changes of their own', () => {
  const door = photo('Z1-01', sha256('the door'));
  const named = withAnswers(answer('Z1-01', 'fail', { photos: [door.sha256] }));
  const marked = { ...door, marks: [{ is: 'text' as const, at: [0.5, 0.5] as [number, number], text: '锁' }] };
  const before = version(named, { photos: [door] });
  expect(answerChanges(before, version(withAnswers(answer('Z1-01', 'fail')), { photos: [] }))).toMatchObject([
    { parts: ['photos'], photos: { before: 1, after: 0 } },
  ]);
  expect(answerChanges(before, version(named, { photos: [marked] }))).toMatchObject([{ parts: ['photos'] }]);
  expect(answerChanges(before, version(named, { photos: [{ ...door, look: { faults: ['dark'] } }] }))).toEqual([]);
});

test('an item that only the earlier checklist asked is told last, with what was answered then', () => {
  const before = version(withAnswers(answer('Z1-01', 'fail')));
  const after = {
    inspection: inspection({ answers: withAnswers().filter(({ itemId }) => itemId !== 'Z1-01') }),
    template: { ...checklist, version: 2, items: checklist.items.slice(1) },
  };
  expect(answerChanges(before, after)).toMatchObject([{ item: { id: 'Z1-01' }, after: undefined, parts: ['value'] }]);
});
