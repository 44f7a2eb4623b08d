import { expect, test } from 'vitest';
import { answer, checklist, inspection, tonight, withAnswers } from '../../tests/cast.ts';
import { dueAt, hazardsOf } from './hazard.ts';

const found = {
  inspectionId: 'i',
  placeName: '3号宿舍楼 2层',
  by: 'w',
  byName: '王秀兰',
  at: tonight,
  timeZone: 'Asia/Shanghai',
};
const hazardsFrom = (...changed: ReturnType<typeof answer>[]) =>
  hazardsOf(inspection({ answers: withAnswers(...changed) }), checklist, found);

test('nothing wrong makes no hazard', () => {
  expect(hazardsFrom()).toEqual([]);
});

test('an abnormal answer makes a hazard with the grade, department and deadline of its item', () => {
  const [hazard] = hazardsFrom(answer('Z1-04', 100, { note: '秤坏了', reasons: [1] }));
  expect(hazard).toMatchObject({
    id: 'i.Z1-04',
    grade: 'G',
    dept: { zh: '楼栋责任人' },
    due: 'D1',
    dueAt: tonight + 24 * 3_600_000,
    note: '秤坏了',
    reasons: [{ zh: '堆物', en: 'Blocked' }],
    state: 'reported',
  });
});

test('an item without a grade has no hazard rule', () => {
  expect(hazardsFrom(answer('Z1-03', 'fail'))).toEqual([]);
});

test('13 an item that hits a major rule is suspected major whatever the inspector says', () => {
  expect(hazardsFrom(answer('Z1-02', 'fail'))[0]).toMatchObject({ grade: 'MS', majorRefs: ['M9'] });
});

test('13 an inspector may raise to suspected major only what may be major', () => {
  expect(hazardsFrom(answer('Z1-01', 'fail', { suspectedMajor: true }))[0]?.grade).toBe('MS');
  expect(hazardsFrom(answer('Z1-04', 1, { suspectedMajor: true }))[0]?.grade).toBe('G');
});

test('what was put right on the spot is still on record, waiting to be confirmed', () => {
  expect(hazardsFrom(answer('Z1-01', 'fail', { fixedOnSpot: true }))[0]?.state).toBe('fixed-on-spot');
});

test('the photo of how it is now comes last, as where it is reported by itself', () => {
  const [fault, after, third] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];
  const said = answer('Z1-01', 'fail', { fixedOnSpot: true, photos: [fault, after, third], after });
  expect(hazardsFrom(said)[0]?.photos).toEqual([fault, third, after]);
});

test('deadlines count from when it was found; an approved plan has none yet', () => {
  const hours = (due: Parameters<typeof dueAt>[0]) => (dueAt(due, 0) ?? Number.NaN) / 3_600_000;
  expect(['D0', 'D1', 'D3', 'D7', 'D15', 'D30'].map((due) => hours(due as 'D0'))).toEqual([2, 24, 72, 168, 360, 720]);
  expect(dueAt('DP', 0)).toBeNull();
});
