import { describe, expect, test } from 'vitest';
import { answer, asset, checklist, id, item, tonight } from '../../tests/cast.ts';
import {
  doubtOf,
  dueOn,
  knownOf,
  readingsOf,
  walkedOf,
  withReadings,
  schemaOfAsset,
  withTyped,
} from './asset-facts.ts';
import type { AssetRecord, Reading, WalkedAsset } from './asset.ts';
import type { Template } from './template.ts';

const day = '2026-11-22';
const lift = (over: Partial<AssetRecord> = {}): AssetRecord => ({
  ...asset({ category: 'lift', agent: null, label: '1号梯', made: null }),
  entries: [id(500)],
  byName: '孙静',
  at: tonight,
  ...over,
});
const read = (over: Partial<Reading> = {}): Reading => ({
  fact: 'due',
  value: '2027-03-01',
  inspectionId: id(700),
  itemId: 'S1-01',
  byName: '王秀兰',
  at: tonight + 1,
  ...over,
});
const walked = (over: Partial<WalkedAsset> = {}): WalkedAsset => ({ ...walkedOf(lift()), ...over });

describe('the newer word counts, and the other stays in sight', () => {
  test('what was read later than it was typed', () => {
    expect(knownOf(lift({ due: '2026-12-01', read: [read()] }), 'due')).toEqual({
      value: '2027-03-01',
      reading: read(),
      typed: '2026-12-01',
    });
  });

  test('what was typed later than it was read', () => {
    const line = lift({ due: '2026-12-01', typed: { due: tonight + 2 }, read: [read()] });
    expect(knownOf(line, 'due')).toEqual({ value: '2026-12-01', unused: read() });
  });

  test('the same said twice is no contradiction', () => {
    expect(knownOf(lift({ due: '2027-03-01', read: [read()] }), 'due')).toEqual({
      value: '2027-03-01',
      reading: read(),
    });
  });

  test('a doubtful date never counts, and is shown', () => {
    const doubtful = read({ value: '2099-01-01', doubt: 'far', at: tonight + 5 });
    expect(knownOf(lift({ due: '2026-12-01', read: [doubtful] }), 'due')).toEqual({
      value: '2026-12-01',
      unused: doubtful,
    });
    expect(knownOf(lift({ read: [doubtful, read()] }), 'due')).toEqual({
      value: '2027-03-01',
      reading: read(),
      unused: doubtful,
    });
    expect(knownOf(lift({ read: [doubtful] }), 'due')).toEqual({ value: null, unused: doubtful });
  });

  test('of a label the month counts, and the next walk takes along what counts', () => {
    const made = read({ fact: 'made', value: '2019-06-03' });
    const line = { ...lift({ ...asset(), read: [made] }), at: tonight };
    expect(knownOf(line, 'made')).toMatchObject({ value: '2019-06', typed: '2018-05' });
    expect(walkedOf(line)).toMatchObject({ made: '2019-06' });
    expect(walkedOf(lift({ read: [read()] }))).toMatchObject({ due: '2027-03-01', made: null });
  });
});

describe('what a walk reads', () => {
  const template: Template = {
    ...checklist,
    code: 'S1',
    perAsset: 'lift',
    items: [
      item({ id: 'S1-01', type: 'DATE', register: 'due' }),
      item({ id: 'S1-02', type: 'NUM', register: 'checked' }),
      item({ id: 'S1-03', type: 'DATE', register: 'due' }),
      item({ id: 'S1-04', type: 'PF' }),
    ],
  };
  const assets = [walked(), walked({ id: id(501) }), walked({ id: id(502), missing: true })];
  const walk = { inspectionId: id(700), byName: '王秀兰', at: tonight, day };
  const found = (...answers: ReturnType<typeof answer>[]) => readingsOf({ answers, assets }, template, walk);

  test('a date as it stands, a test on the day of the walk, each of its own asset', () => {
    const readings = found(answer('S1-01.1', '2027-03-01'), answer('S1-02.2', 0.05), answer('S1-04.1', 'pass'));
    expect(
      [...readings].map(([of, list]) => [of, list.map(({ fact, value, itemId }) => [fact, value, itemId])]),
    ).toEqual([
      [id(500), [['due', '2027-03-01', 'S1-01']]],
      [id(501), [['checked', day, 'S1-02']]],
    ]);
  });

  test('the first item that speaks of it, and nothing of what was not answered, not there or of no asset', () => {
    expect(found(answer('S1-01.1', '2027-03-01'), answer('S1-03.1', '2028-01-01')).get(id(500))).toHaveLength(1);
    const none = [answer('S1-01.1', null), answer('S1-02.2', null, { na: { reason: 'locked' } })];
    expect(found(...none, answer('S1-01.3', '2027-03-01'), answer('S1-01', '2027-03-01')).size).toBe(0);
  });

  test('an impossible date is marked, not dropped', () => {
    expect(found(answer('S1-01.1', '2077-03-01')).get(id(500))).toMatchObject([{ doubt: 'far' }]);
  });
});

test.each([
  ['made', '2026-11-23', null, 'ahead'],
  ['made', '1960-01-01', null, 'old'],
  ['made', '2026-11-22', null, null],
  ['checked', '2026-11-23', null, 'ahead'],
  ['checked', '2018-04-30', '2018-05', 'before-made'],
  ['checked', '2018-05-01', '2018-05', null],
  ['due', '2026-01-01', null, null],
  ['due', '2032-11-20', null, null],
  ['due', '2034-01-01', null, 'far'],
] as const)('%s %s of a thing made %s: %s', (fact, value, made, doubt) => {
  expect(doubtOf({ fact, value }, made, day)).toBe(doubt);
});

describe('a line after a walk', () => {
  test('a correction takes the place of its readings, a withdrawal takes them away, and others come back', () => {
    const earlier = read({ inspectionId: id(699), value: '2026-12-24', at: tonight });
    const line = withReadings(lift({ read: [earlier] }), id(700), [read()]);
    expect(line.read).toEqual([read(), earlier]);
    const corrected = withReadings(line, id(700), [read({ value: '2027-04-01' })]);
    expect(corrected.read?.map(({ value }) => value)).toEqual(['2027-04-01', '2026-12-24']);
    expect(withReadings(corrected, id(700), []).read).toEqual([earlier]);
    expect(withReadings(withReadings(line, id(700), []), id(699), [])).toEqual(lift());
  });

  test('of each fact the last four are kept', () => {
    let line = lift({ read: [read({ fact: 'checked', value: '2025-11-01', at: 1 })] });
    for (let n = 1; n <= 6; n++)
      line = withReadings(line, id(700 + n), [read({ inspectionId: id(700 + n), at: tonight + n })]);
    expect(line.read?.map(({ fact, at }) => [fact, at - tonight])).toEqual([
      ['due', 6],
      ['due', 5],
      ['due', 4],
      ['due', 3],
      ['checked', 1 - tonight],
    ]);
  });
});

describe('a line after it was typed', () => {
  test('that it is a boiler stays where an older phone does not speak of it, until somebody says that it is none', () => {
    const boiler = lift({ category: 'other', special: 'boiler' });
    const after = (said: Partial<AssetRecord>, schema: number) => {
      const line = lift({ category: 'other', ...said });
      return withTyped(line, boiler, { schema, body: line }).special;
    };
    expect(after({}, 2)).toBe('boiler');
    expect(after({ special: 'pressure-vessel' }, 3)).toBe('pressure-vessel');
    expect(after({ special: null }, 3)).toBeNull();
  });

  const kept = (over: Partial<AssetRecord>, body = {}, schema = 2) =>
    withTyped(
      lift({ at: tonight + 9, ...over }),
      lift({ due: '2026-12-01', typed: { due: tonight }, read: [read()] }),
      { schema, body: { ...asset(), ...body } },
    );

  test('what was not touched is as old as it was, and what walks have read stays', () => {
    expect(kept({ due: '2026-12-01', note: '换了钢丝绳' })).toMatchObject({ typed: { due: tonight }, read: [read()] });
  });

  test('what is another, or was confirmed, is as new as this', () => {
    expect(kept({ due: '2027-01-01' }).typed).toEqual({ due: tonight + 9 });
    const confirmed = kept({ due: '2026-12-01' }, { confirmed: ['due'] });
    expect(knownOf(confirmed, 'due')).toEqual({ value: '2026-12-01', unused: read() });
  });

  test('an older app, which knows no such dates, does not wipe them; a newer one may', () => {
    expect(kept({}, {}, 1).due).toBe('2026-12-01');
    expect(kept({ due: null }).due).toBeNull();
  });
});

describe('when something has to be done about it', () => {
  test.each([
    ['a lift by its certificate', { due: '2027-03-01', checked: '2026-01-01' }, 'ahead', '2027-03-01'],
    ['a lift a year after its last inspection', { checked: '2026-02-28' }, 'ahead', '2027-02-28'],
    ['a lift whose inspection has to be asked for', { due: '2026-12-31' }, 'soon', '2026-12-31'],
    ['a lift on its last day', { due: day }, 'soon', day],
    ['a lift the day after', { due: '2026-11-21' }, 'over', '2026-11-21'],
    ['a lift nobody knows of', {}, 'unknown', null],
    ['an RCD a year after its test', { category: 'rcd', checked: '2025-11-21' }, 'over', '2026-11-21'],
    ['an RCD tested on the 29th of February', { category: 'rcd', checked: '2024-02-29' }, 'over', '2025-02-28'],
    ['something else without a date', { category: 'other' }, 'none', null],
    ['something else with one', { category: 'other', due: '2027-06-01' }, 'ahead', '2027-06-01'],
    ['a powder extinguisher', { category: 'extinguisher', agent: 'powder', made: '2018-05' }, 'ahead', '2028-05-31'],
    ['one near its end', { category: 'extinguisher', agent: 'powder', made: '2016-12' }, 'soon', '2026-12-31'],
    ['one past it', { category: 'extinguisher', agent: 'water', made: '2020-10' }, 'over', '2026-10-31'],
    ['one nobody can read', { category: 'extinguisher', agent: null }, 'unknown', null],
  ] as const)('%s', (_what, over, state, until) => {
    expect(dueOn(walked(over), day)).toEqual({ state, day: until });
  });
});

test('a line says no newer schema than it needs, so that older servers read what they know', () => {
  expect(schemaOfAsset(asset())).toBe(1);
  expect(schemaOfAsset(asset({ checked: null }))).toBe(2);
  expect(schemaOfAsset(asset({ category: 'other', agent: null, special: 'boiler', due: null }))).toBe(3);
  expect(schemaOfAsset(asset({ category: 'other', agent: null, special: 'fridge' }))).toBe(4);
  expect(schemaOfAsset(asset({ category: 'other', agent: null, special: 'licence' }))).toBe(5);
});

test('a licence ends on its day, soon from sixty days before, and one of which nobody knows the day is said so', () => {
  const licence = (due: string | null) =>
    dueOn(walkedOf(asset({ category: 'other', agent: null, special: 'licence', made: null, due })), day);
  expect(licence('2026-11-21').state).toBe('over');
  expect(licence('2027-01-20').state).toBe('soon');
  expect(licence('2027-01-22').state).toBe('ahead');
  expect(licence(null)).toEqual({ state: 'unknown', day: null });
});
