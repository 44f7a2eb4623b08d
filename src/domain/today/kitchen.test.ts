import { expect, test } from 'vitest';
import { id, li, tonight } from '../../../tests/cast.ts';
import type { FridgeReading, Kept, Sample, Seal } from '../kitchen.ts';
import { asset } from '../../../tests/cast.ts';
import { ageing } from './equipment.ts';
import { licencesEnding, samplesWrong } from './kitchen.ts';

const hour = 3_600_000;
const around = { placeName: () => '食堂', timeZone: 'Asia/Shanghai', now: tonight };
const canteenId = id(9001);
const day = '2026-11-20';

function sample(over: Partial<Kept>, ends: Partial<Sample> = {}): Sample {
  const takenAt = over.takenAt ?? tonight - 10 * hour;
  const kept = {
    grams: 130,
    box: '1',
    fridge: '1号柜',
    shelf: '',
    takenAt,
    keepUntil: takenAt + 48 * hour,
    late: false,
    sure: true,
  };
  const about = {
    id: id(9100),
    canteenId,
    canteenName: '食堂',
    day,
    meal: 'lunch',
    dish: '红烧肉',
    entries: [],
    by: li.id,
    byName: '',
  };
  return { ...about, state: 'kept', kept: { ...kept, ...over }, disposed: null, missed: null, ...ends } as Sample;
}
const whys = (samples: Sample[], readings: FridgeReading[] = [], seals: Seal[] = []) =>
  samplesWrong({ menus: [], samples, readings, seals }, around).map(({ why, n }) => `${why} ${n}`);

test('a box that is as it should be is no line', () => {
  expect(whys([sample({})])).toEqual([]);
  // It may go, and nobody has to have thrown it away within the day.
  expect(whys([sample({ takenAt: tonight - 71 * hour })])).toEqual([]);
});

test('too little, by the law or by the school where it asks for more, is told with its grams', () => {
  expect(whys([sample({ grams: 124 })])).toEqual(['short 124']);
  expect(whys([sample({ grams: 130, asked: 200 })])).toEqual(['short 130']);
});

test('a box that lies a whole day longer than it has to was forgotten, unless it is sealed', () => {
  const box = sample({ takenAt: tonight - 97 * hour });
  expect(whys([box])).toEqual(['overdue-box 2']);
  const by = { by: li.id, byName: '' };
  const seal: Seal = {
    ...by,
    canteenId,
    from: tonight - 100 * hour,
    sealedAt: tonight,
    reason: '',
    lifted: null,
    entries: [],
  };
  expect(whys([box], [], [seal])).toEqual([]);
});

test('what was thrown away before its 48 hours, and a fridge that was warm twice, are told', () => {
  const takenAt = tonight - 60 * hour;
  const gone = (hours: number) =>
    sample({ takenAt }, {
      state: 'disposed',
      disposed: { by: li.id, byName: '', at: takenAt + hours * hour, way: 'destroyed', note: '', witness: '' },
    } as Partial<Sample>);
  expect(whys([gone(47), gone(48)])).toEqual(['early 0']);
  const read = { id: id(9101), canteenId, fridge: '1号柜', celsius: 9, at: tonight, day, by: li.id, byName: '' };
  expect(
    whys(
      [],
      [
        { ...read, again: 9.5 },
        { ...read, again: 5 },
        { ...read, again: null },
      ],
    ),
  ).toEqual(['warm 9.5', 'warm 9']);
});

test('a licence is told from sixty days before its end, after it, and where nobody wrote down its day; it is no ageing equipment', () => {
  const licence = (n: number, due: string | null, over = {}) => ({
    ...asset({
      id: id(n),
      category: 'other',
      agent: null,
      special: 'licence',
      label: `证${n}`,
      made: null,
      due,
      ...over,
    }),
    entries: [],
    byName: '',
    at: 0,
  });
  const those = [
    licence(1, '2026-11-19'),
    licence(2, '2027-01-18'),
    licence(3, '2027-01-19'),
    licence(4, null),
    licence(5, '2026-11-19', { retired: { reason: '换新证' } }),
    { ...licence(6, '2026-11-19'), special: 'fridge' as const },
  ];
  expect(
    licencesEnding(those, '2026-11-20', around).map(({ what, why, n, isBad }) => [what.zh, why, n, isBad]),
  ).toEqual([
    ['证1', 'over', 1, true],
    ['证2', 'ends', 59, false],
    ['证4', 'no-day', 0, false],
  ]);
  expect(ageing(those, '2026-11-20', () => '食堂').map(({ what }) => what.zh)).toEqual(['证6']);
});
