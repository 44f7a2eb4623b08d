import { expect, test } from 'vitest';
import { answer, checklist, inspection, tonight, withAnswers } from '../../tests/cast.ts';
import type { Answer } from './answer.ts';
import { comeBack } from './case-lives.ts';
import { interimOf } from './hazard-handling.ts';
import { noPlan } from './hazard-possible.ts';
import { missingCommitments } from './commitments.ts';
import { owedOf } from './hazard-times.ts';
import { dueAt, hazardsOf, type Hazard } from './hazard.ts';
import type { Item, Template } from './template.ts';

const found = {
  inspectionId: 'i',
  placeName: '3号宿舍楼 2层',
  by: 'w',
  byName: '王秀兰',
  at: tonight,
  timeZone: 'Asia/Shanghai',
  schema: 7,
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
    reasons: [
      { zh: '堆物', en: 'Blocked' },
      { zh: '100 g', en: '100 g' },
    ],
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

const weighed = checklist.items.find(({ id }) => id === 'Z1-04')!;
const withWeighed = (item: Item): Template => ({
  ...checklist,
  items: checklist.items.map((one) => (one === weighed ? item : one)),
});
const plain: Item = { ...weighed, grade: 'L', due: 'D0', majorRefs: ['M6'] };
const asking = withWeighed({ ...plain, majorIf: { zh: '是飞线充电吗？', en: 'A flying lead?' } });
const askedOf = (more: Partial<Answer>, schema = 7) =>
  hazardsOf(inspection({ answers: withAnswers(answer('Z1-04', 100, more)) }), asking, { ...found, schema })[0];

test('13 what an item asks for a major hazard makes it suspected major, or leaves its own grade and names no point', () => {
  expect(askedOf({ meets: true })).toMatchObject({ grade: 'MS', majorRefs: ['M6'] });
  expect(askedOf({ meets: false })).toMatchObject({ grade: 'L', majorRefs: [] });
});

test('13 a phone that did not ask yet leaves it to be judged; a version that asks nothing keeps its meaning', () => {
  expect(askedOf({}, 6)).toMatchObject({ grade: 'MS', majorRefs: ['M6'] });
  const said = inspection({ answers: withAnswers(answer('Z1-04', 100)) });
  expect(hazardsOf(said, withWeighed(plain), found)[0]).toMatchObject({ grade: 'L', majorRefs: ['M6'] });
});

test('13 one option of a choice, of an item or in a table, is suspected major where the others are not', () => {
  const options = [
    { zh: '正常', en: 'Normal', abnormal: false },
    { zh: '火警', en: 'Alarm', abnormal: true },
    { zh: '屏蔽', en: 'Masked', abnormal: true, major: true as const },
  ];
  const { limit: _, ...bare } = { ...plain, majorRefs: ['M4'] };
  const columns = [{ zh: '状态', en: 'State', type: 'CH' as const, options }];
  const grades = (asked: Item, value: Answer['value']) => {
    const said = inspection({ answers: withAnswers({ ...answer('Z1-04', 1), value }) });
    return hazardsOf(said, withWeighed(asked), found).map(({ grade, majorRefs }) => [grade, majorRefs.join()]);
  };
  const choice: Item = { ...bare, type: 'CH', options };
  const table: Item = { ...bare, type: 'TABLE', columns };
  expect([grades(choice, '正常'), grades(choice, '火警'), grades(choice, '屏蔽')]).toEqual([
    [],
    [['L', '']],
    [['MS', 'M4']],
  ]);
  // What was chosen is the reason.
  const said = inspection({ answers: withAnswers({ ...answer('Z1-04', 1), value: '火警' }) });
  expect(hazardsOf(said, withWeighed(choice), found)[0]?.reasons).toEqual([{ zh: '火警', en: 'Alarm' }]);
  expect([grades(table, [['火警']]), grades(table, [['火警'], ['屏蔽']])]).toEqual([[['L', '']], [['MS', 'M4']]]);
});

test('1.3 what should have been put right on the spot and was not is due within a day, and guarded within two hours', () => {
  const left = askedOf({ meets: false });
  expect(left).toMatchObject({ due: 'D1', dueAt: tonight + 24 * 3_600_000, notOnSpot: true });
  expect(owedOf(left!)).toContainEqual({ owed: 'interim', at: tonight + 4 * 3_600_000 });
  const minor = { ...left!, grade: 'G' as const };
  expect(owedOf(minor)).toContainEqual({ owed: 'interim', at: tonight + 2 * 3_600_000 });
  expect(missingCommitments(minor, noPlan)).toEqual(['contingency']);
  expect(askedOf({ meets: false, fixedOnSpot: true })).toMatchObject({ due: 'D0', state: 'fixed-on-spot' });
  expect(askedOf({ meets: false }, 6)).toMatchObject({ due: 'D0', dueAt: tonight + 2 * 3_600_000 });
});

test('6.2 what was done at once against what may be major is owed no more, until it comes back', () => {
  const guarded = askedOf({ meets: true, interim: 'isolated' })!;
  const owed = (hazard: Hazard) => owedOf(hazard).map((one) => one.owed);
  expect(guarded.atOnce).toEqual({ how: 'isolated', at: tonight });
  expect(interimOf(guarded)).toMatchObject({ how: 'isolated', by: { name: '王秀兰' } });
  expect(owed(guarded)).not.toContain('interim');
  const again = comeBack(guarded, { id: 'e', now: tonight + 1 });
  expect(interimOf(again)).toBeNull();
  expect(owed(again)).toContain('interim');
});
