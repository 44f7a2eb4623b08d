import { expect, test } from 'vitest';
import { answer, checklist, inspection, tonight, wang, withAnswers } from '../../tests/cast.ts';
import { due } from '../../tests/cast-rounds.ts';
import type { InspectionRecord } from './documents.ts';
import { tally, type Inspection } from './inspection.ts';
import type { Round } from './round.ts';
import { inMonths, inspectionShare, mondayOf, mondaysIn, roundShare, sundayOf } from './week-share.ts';

test('a week begins on Monday, also over the end of a year', () => {
  expect(['2026-11-23', '2026-11-28', '2026-11-29', '2026-11-30', '2027-01-01'].map(mondayOf)).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-11-23',
    '2026-11-30',
    '2026-12-28',
  ]);
  expect(mondaysIn({ from: '2026-11-29', to: '2026-12-07' })).toEqual(['2026-11-23', '2026-11-30', '2026-12-07']);
  expect(mondaysIn({ from: '2026-12-07', to: '2026-11-29' })).toEqual([]);
  expect(sundayOf('2026-12-28')).toBe('2027-01-03');
});

const record = (over: Partial<Inspection> = {}): InspectionRecord => {
  const made = inspection(over);
  const day = '2026-11-22';
  return {
    id: 'r',
    entries: ['e'],
    state: 'submitted',
    placeName: '',
    templateName: checklist.name,
    by: wang.id,
    byName: wang.name,
    day,
    submittedAt: tonight,
    receivedAt: tonight,
    tally: tally(checklist, made.answers, day),
    inspection: made,
  };
};

test('an inspection counts once, with what was abnormal under its item, and not at all once it is withdrawn', () => {
  const [first] = checklist.items;
  const faulty = record({ answers: withAnswers(answer(first!.id, 'fail')) });
  expect(inspectionShare(faulty, checklist)).toMatchObject({
    week: '2026-11-16',
    placeId: faulty.inspection.placeId,
    templateCode: checklist.code,
    withFaults: 1,
    answers: faulty.tally.normal + faulty.tally.abnormal,
    faults: new Map([[first!.id, 1]]),
  });
  expect(inspectionShare(record(), checklist)).toMatchObject({ withFaults: 0, faults: new Map() });
  expect(inspectionShare({ ...faulty, state: 'withdrawn' }, checklist)).toBeNull();
});

test('a round counts once its window is closed, with the points reached in time', () => {
  const planned = due();
  const [point] = planned.points;
  const visit = { id: 'v', by: wang.id, byName: wang.name, at: planned.closesAt, sure: true, how: 'scan' as const };
  const open: Round = {
    ...planned,
    id: 'round',
    points: planned.points.map((one) => ({ ...one, visits: one === point ? [visit] : [], skips: [] })),
    walks: [],
    closed: null,
  };
  expect(roundShare(open)).toBeNull();
  const closed: Round = { ...open, closed: { at: planned.closesAt, outcome: 'missed', missed: [] } };
  const share = roundShare(closed);
  expect(share).toMatchObject({ week: mondayOf(planned.day), planId: planned.planId });
  expect(share?.outcome).toBe(planned.points.length > 1 ? 'partly' : 'late');
  expect(share?.points.filter(({ reached }) => reached).map(({ placeId }) => placeId)).toEqual([point!.placeId]);
});

test('weeks are read as whole months, and the weeks at both ends by themselves', () => {
  // The Mondays of November 2026 are the 2nd to the 30th, those of October the 5th to the 26th.
  expect(inMonths('2026-10-05', '2026-11-30')).toEqual({ months: { from: '2026-10', to: '2026-11' }, weeks: [] });
  expect(inMonths('2026-09-28', '2026-11-23')).toEqual({
    months: { from: '2026-10', to: '2026-10' },
    weeks: [
      { from: '2026-09-28', to: '2026-09-28' },
      { from: '2026-11-02', to: '2026-11-23' },
    ],
  });
  const some = { from: '2026-10-12', to: '2026-10-19' };
  expect(inMonths(some.from, some.to)).toEqual({ months: null, weeks: [some] });
  const two = { from: '2026-10-12', to: '2026-11-09' };
  expect(inMonths(two.from, two.to)).toEqual({ months: null, weeks: [two] });
  expect(inMonths('2025-12-29', '2026-12-28').months).toEqual({ from: '2026-01', to: '2026-12' });
  expect(inMonths('2026-11-09', '2026-11-02')).toEqual({ months: null, weeks: [] });
});
