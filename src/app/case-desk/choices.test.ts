import { expect, test } from 'vitest';
import * as cases from '../../../tests/cast-cases.ts';
import * as cast from '../../../tests/cast.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { caseDesk as words } from '../words/zh/desk-cases.ts';
import { majorPoints } from '../../domain/major-points.ts';
import { basisFrom } from './basis.ts';
import { mergeChoices } from './merge-choices.ts';
import { personGroups } from './person-groups.ts';
import type { World } from './suggestion.ts';

const day = '2026-11-23';
const { zong, dian, shui } = cases;
const world: World = {
  people: new Map(cases.everybody.map((one) => [one.id, one])),
  book: {
    ...cases.responsibility,
    absences: [{ personId: dian.id, from: day, to: '2026-11-30', deputyId: shui.id }],
  },
  day,
};

test('people stand by department with the head first, and it is seen who is away and who stands in', () => {
  const [first, others] = personGroups(world, '');
  expect(first?.name).toBe('总务处');
  expect(first?.choices.map(({ person }) => person.id)).toEqual([zong.id, dian.id]);
  expect(first?.choices[1]?.away).toEqual({ from: day, to: '2026-11-30', deputy: shui.name });
  expect(others?.deptId).toBeNull();
  expect(others?.choices.map(({ person }) => person.role)).not.toContain('admin');
});

test('a part of a name finds somebody, and whoever may not be chosen is not offered', () => {
  const found = personGroups(world, ' 钱 ');
  expect(found.flatMap(({ choices }) => choices).map(({ person }) => person.id)).toEqual([shui.id]);
  expect(personGroups(world, '钱', shui.id)).toEqual([]);
});

const hazard = (n: number, over: Partial<Hazard> = {}): Hazard =>
  ({
    id: cast.id(800 + n),
    itemId: 'report',
    placeId: cast.floor2.id,
    placeName: '3号宿舍楼 2层',
    text: { zh: '插座发黑', en: 'Black socket' },
    note: '',
    category: 'electricity',
    reportedAt: n,
    ...over,
  }) as Hazard;

test('to merge with, those of the same place and the same field come first, and never the case itself', () => {
  const [mine, same, otherField, elsewhere] = [
    hazard(1),
    hazard(9),
    hazard(2, { category: 'fire' }),
    hazard(3, { placeId: cast.canteen.id, placeName: '食堂' }),
  ];
  const { here, others } = mergeChoices([otherField, mine, elsewhere, same], mine, '');
  expect(here).toEqual([same, otherField]);
  expect(others).toEqual([elsewhere]);
  expect(mergeChoices([elsewhere, same], mine, '食堂')).toEqual({ here: [], others: [elsewhere] });
});

test('a judgement rests on points in their order; when the words are too many, on their numbers', () => {
  expect(basisFrom(['M6'], ' 充电器过热 ', words)).toBe('M6 电动自行车或电池入楼，私拉乱接电线、飞线充电；充电器过热');
  const all = basisFrom([...majorPoints].reverse(), '别的'.repeat(80), words);
  expect(all).toMatch(/^M1；M2/);
  expect(all.length).toBeLessThanOrEqual(400);
  expect(basisFrom([], '', words)).toBe('');
});
