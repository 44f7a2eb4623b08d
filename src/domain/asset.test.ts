import { expect, test } from 'vitest';
import * as v from 'valibot';
import { admin, asset, canteen, entry, floor2, id, li, sun, wang } from '../../tests/cast.ts';
import { assetKinds, byLabel, isOfKind, keptAs, kindOf, usableUntil, type Asset, type AssetRecord } from './asset.ts';
import { fold, type Read } from './documents.ts';
import { checkEntry } from './permission.ts';
import type { Person } from './person.ts';
import { Refusal } from './refusal.ts';
import * as schema from './schema/asset.ts';

test('an extinguisher may be used to the end of the month in which its years are over', () => {
  expect(usableUntil({ agent: 'powder', made: '2018-05' })).toBe('2028-05-31');
  expect(usableUntil({ agent: 'co2', made: '2018-12' })).toBe('2030-12-31');
  expect(usableUntil({ agent: 'water', made: '2018-04' })).toBe('2024-04-30');
});

test('February ends where the calendar of its last year ends it', () => {
  expect(usableUntil({ agent: 'powder', made: '2018-02' })).toBe('2028-02-29');
  expect(usableUntil({ agent: 'co2', made: '2016-02' })).toBe('2028-02-29');
  expect(usableUntil({ agent: 'water', made: '2016-02' })).toBe('2022-02-28');
  expect(usableUntil({ agent: 'powder', made: '2090-02' })).toBe('2100-02-28');
});

test('nobody guesses: without the date or the agent nothing is known', () => {
  expect(usableUntil({ agent: 'powder', made: null })).toBeNull();
  expect(usableUntil({ agent: null, made: '2018-05' })).toBeNull();
});

test('they are counted as people count, and what is out of use comes last', () => {
  const labels = ['10号', '2号', '1号'].map((label) => asset({ label }));
  const old = asset({ label: '0号', retired: { reason: '报废' } });
  expect([old, ...labels].sort(byLabel).map(({ label }) => label)).toEqual(['1号', '2号', '10号', '0号']);
});

test.each([
  ['a month that there is none of', { made: '2018-13' }],
  ['a day', { made: '2018-05-01' }],
  ['no name', { label: ' ' }],
  ['a long name', { label: '灭'.repeat(21) }],
  ['a lift that puts out fires', { category: 'lift' as const }],
  ['an extinguisher that is a boiler', { special: 'boiler' as const }],
  ['an RCD that is a panel', { category: 'rcd' as const, agent: null, special: 'panel' as const }],
])('%s is no line of the register', (_what, over) => {
  expect(v.is(schema.Asset, asset(over))).toBe(false);
});

test('a panel or a fridge is kept as one of the others, with what it is beside it', () => {
  for (const kind of assetKinds) {
    const line = asset({ agent: null, ...keptAs(kind) });
    expect(v.is(schema.Asset, line), kind).toBe(true);
    expect(kindOf(line)).toBe(kind);
    expect(['extinguisher', 'rcd', 'lift', 'other']).toContain(line.category);
  }
});

test('a checklist of other things goes past boilers as ever, and not past what has a checklist of its own', () => {
  const other = (special?: Asset['special']) => isOfKind({ category: 'other', special }, 'other');
  expect([other(), other(null), other('boiler')]).toEqual([true, true, true]);
  expect([other('panel'), other('sample-fridge'), isOfKind({ category: 'lift' }, 'other')]).toEqual([
    false,
    false,
    false,
  ]);
});

const documents = (before?: AssetRecord): Read =>
  ((type: string, key: string) => {
    if (type === 'place') return [floor2, canteen].find((place) => place.id === key);
    if (type === 'person') return [wang, li, sun, admin].find((person) => person.id === key);
    return type === 'asset' && before?.id === key ? before : undefined;
  }) as Read;

function codeOf(by: Person, over: Parameters<typeof asset>[0], before?: AssetRecord): string | null {
  const body = asset(over);
  try {
    checkEntry(entry('asset-kept', body, { subject: body.id, by: by.id }), by, documents(before), id(1));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const there: AssetRecord = { ...asset(), entries: [id(501)], byName: '李建国', at: 1 };

test('whoever walks a place keeps its register, and nobody else', () => {
  expect(codeOf(wang, {})).toBeNull();
  expect(codeOf(li, {})).toBeNull();
  expect(codeOf(wang, { placeId: canteen.id })).toBe('out-of-scope');
  expect(codeOf(admin, {})).toBe('out-of-scope');
  expect(codeOf(wang, { placeId: id(999) })).toBe('place-unknown');
});

test('taking out of use and back is for managers', () => {
  const retired = { reason: '压力不足' };
  expect(codeOf(wang, { retired }, there)).toBe('forbidden');
  expect(codeOf(sun, { retired }, there)).toBeNull();
  expect(codeOf(wang, {}, { ...there, retired })).toBe('forbidden');
  expect(codeOf(wang, { retired, note: '已更换' }, { ...there, retired })).toBeNull();
});

test('nothing becomes another kind of thing, or stands elsewhere with the history of here', () => {
  expect(codeOf(li, { placeId: canteen.id }, there)).toBe('conflict');
  expect(codeOf(li, { category: 'other', agent: null }, there)).toBe('conflict');
});

test('the register says what stands and who said so last; which entries made it stays', () => {
  const body = asset({ note: '换了铅封' });
  const said = entry('asset-kept', body, { subject: body.id, by: wang.id });
  expect(fold(said, documents(there), id(1), null)).toEqual([
    {
      type: 'asset',
      id: body.id,
      body: { ...body, entries: [id(501), said.id], byName: '王秀兰', at: expect.any(Number) },
    },
  ]);
});
