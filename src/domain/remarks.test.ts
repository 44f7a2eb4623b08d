import { expect, test } from 'vitest';
import { answer, at, checklist, inspection, tonight, withAnswers } from '../../tests/cast.ts';
import { due } from '../../tests/cast-rounds.ts';
import type { InspectionRecord } from './documents.ts';
import { tally, type Inspection } from './inspection.ts';
import { isLookedAt } from './looked.ts';
import { inspectionRemarks, roundRemarks, type Again } from './remarks.ts';
import type { Round, Visit } from './round.ts';

const visit = (placeId: string, ms: number, over: Partial<Visit> = {}): Visit => ({
  id: `visit of ${placeId}`,
  by: 'li',
  byName: '李建国',
  at: ms,
  sure: true,
  how: 'scan',
  ...over,
});

function round(visits: (Visit | null)[], over: Partial<Round> = {}): Round {
  const { points, ...rest } = due();
  const walk = { by: 'li', byName: '李建国', startedAt: tonight, finishedAt: null, note: '', from: null };
  return {
    ...rest,
    id: 'round',
    points: points.map((point, n) => Object.assign({}, point, { visits: visits[n] ? [visits[n]] : [], skips: [] })),
    walks: [walk],
    closed: null,
    ...over,
  };
}

const record = (over: Partial<Inspection> = {}): InspectionRecord => {
  const body = inspection(over);
  const counts = tally(checklist, body.answers, '2026-11-22');
  return { ...facts, tally: counts, inspection: body };
};
const facts: Omit<InspectionRecord, 'tally' | 'inspection'> = {
  id: 'record',
  entries: ['entry'],
  state: 'submitted',
  placeName: '3号楼 2层',
  templateName: checklist.name,
  by: 'wang',
  byName: '王秀兰',
  day: '2026-11-22',
  submittedAt: tonight,
  receivedAt: tonight,
};
const kindsOf = (remarks: readonly { kind: string }[]): string[] => remarks.map(({ kind }) => kind);
const ofRecord = (one: InspectionRecord, again: Again[] = []) =>
  inspectionRemarks(one, checklist, 'Asia/Shanghai', again);

test('a round walked as it should be has nothing that stands out, and neither has one nobody walked', () => {
  expect(roundRemarks(round([visit('a', tonight), visit('b', tonight + 60_000)]), {})).toEqual([]);
  const nobody = round([null, null], { walks: [] });
  expect(roundRemarks(nobody, {})).toEqual([]);
});

test('too long since the round before stands out', () => {
  const one = round([visit('a', tonight), visit('b', tonight + 60_000)]);
  const gap = { minutes: 165, most: 120 };
  expect(roundRemarks(one, { gap })).toEqual([{ kind: 'gap', ...gap }]);
});

test('a small proof that was skipped is a fact of its own', () => {
  const skipped = { micro: { ask: 'photo' as const, said: null } };
  const one = round([visit('a', tonight, skipped), visit('b', tonight + 60_000)]);
  expect(roundRemarks(one, {})).toEqual([{ kind: 'micro', places: [one.points[0]!.placeId] }]);
});

test('too fast, out of order, not shown as asked and a clock that was not checked are each a fact of their own', () => {
  const hasty = round([visit('a', tonight + 9000, { how: 'tap' }), visit('b', tonight, { sure: false })], {
    order: 'fixed',
  });
  const [first, second] = hasty.points.map(({ placeId }) => placeId);
  expect(roundRemarks(hasty, {})).toEqual([
    { kind: 'fast-round', seconds: 9, points: 2 },
    { kind: 'unproved', places: [first] },
    { kind: 'order', places: [second] },
    { kind: 'clock', places: [second] },
  ]);
});

test('a clock that was more than two minutes off is told apart from one that was never checked', () => {
  const one = round([visit('a', tonight, { off: true }), visit('b', tonight + 60_000, { sure: false })]);
  const [first, second] = one.points.map(({ placeId }) => placeId);
  expect(roundRemarks(one, {})).toEqual([{ kind: 'clock', places: [second], off: [first] }]);
});

test('a code that was typed is a fact of its own', () => {
  const typed = round([visit('a', tonight, { how: 'typed' }), visit('b', tonight + 60_000)]);
  expect(roundRemarks(typed, {})).toEqual([{ kind: 'typed', places: [typed.points[0]!.placeId] }]);
});

test('everything normal in seconds is told apart from fast with something found', () => {
  const fast = { activeMs: 4000 };
  expect(ofRecord(record(fast))).toEqual([{ kind: 'all-normal', seconds: 4, least: 33 }]);
  expect(kindsOf(ofRecord(record({ ...fast, answers: withAnswers(answer('Z1-03', 'fail')) })))).toEqual(['fast']);
  expect(ofRecord(record({ activeMs: 33_000 }))).toEqual([]);
});

test('a record that was taken back has nothing to look at', () => {
  expect(ofRecord({ ...record({ activeMs: 0 }), state: 'withdrawn' })).toEqual([]);
});

test('a wrong clock, no place on earth and an entry made on another day stand out', () => {
  const startedAt = at(tonight - 30 * 3_600_000);
  const late = record({ startedAt, late: { reason: '纸上先记' } });
  expect(ofRecord(late)).toEqual([{ kind: 'late', reason: '纸上先记' }]);
  const finishedAt = { ...at(), serverOffsetMs: 400_000 };
  const location = { latitude: 200, longitude: 0, accuracyM: 5, ageMs: 0 };
  expect(kindsOf(ofRecord(record({ finishedAt, location })))).toEqual(['clock', 'location']);
});

test('a time later than the school heard of it, or before anybody walked, stands out though the phone knew of no fault', () => {
  const kindsAt = (ms: number, serverOffsetMs: number | null) =>
    kindsOf(
      ofRecord({ ...record({ startedAt: at(ms), finishedAt: { ...at(ms), serverOffsetMs } }), receivedAt: tonight }),
    );
  expect([kindsAt(Date.UTC(2099, 0), 0), kindsAt(0, null), kindsAt(tonight + 60_000, 0)]).toEqual([
    ['clock'],
    ['clock'],
    [],
  ]);
});

test('the very same picture and one that is almost the same are two facts, each with where it stood first', () => {
  const earlier = { about: 'round' as const, id: 'an earlier round', at: tonight };
  const again = [
    { spot: 'Z1-09', isSame: true, earlier },
    { spot: 'Z1-01', isSame: false, earlier },
  ];
  expect(ofRecord(record(), again)).toEqual([
    { kind: 'same-photo', photos: [{ spot: 'Z1-09', earlier }] },
    { kind: 'like-photo', photos: [{ spot: 'Z1-01', earlier }] },
  ]);
});

test('what was looked at does not stand out any more, what came since does', () => {
  const look = { kinds: ['fast'], note: '', by: 'sun', byName: '孙静', at: tonight };
  expect([isLookedAt({ looks: [look] }, 'fast'), isLookedAt({ looks: [look] }, 'late')]).toEqual([true, false]);
  expect(isLookedAt(undefined, 'fast')).toBe(false);
});
