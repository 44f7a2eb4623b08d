import { expect, test } from 'vitest';
import { photo, sha256 } from '../../../tests/cast.ts';
import { addedBy, lacking, reportingIn, saidBy } from './reporting.ts';

const before = photo('report', sha256('before'));
const after = photo('report', sha256('after'));
const reading = (said: Record<string, unknown>, photos = [before]) => reportingIn({ said, photos }, 'a place');

test('a photo and a category are enough where the place is known', () => {
  const said = reading({ category: 'fire' });
  expect(lacking(said, 1)).toEqual([]);
  expect(saidBy(said, '消防隐患')).toMatchObject({
    placeId: 'a place',
    source: 'spot',
    text: '消防隐患',
    repair: null,
  });
});

test('without a photo words are asked for, and words take the place of the name', () => {
  const said = reading({ category: 'fire' }, []);
  expect(lacking(said, 0)).toEqual(['words']);
  const typed = reading({ category: 'fire', note: ' 灭火器没气 ' }, []);
  expect(lacking(typed, 0)).toEqual([]);
  expect(saidBy(typed, '消防隐患').text).toBe('灭火器没气');
});

test('what is broken says what kind it is, unless somebody says otherwise', () => {
  const said = reading({ repair: true, kind: 'power' });
  expect(said.category).toBe('electricity');
  expect(saidBy(said, '报修')).toMatchObject({ source: 'repair', repair: { kind: 'power' } });
  expect(reading({ repair: true, kind: 'power', category: 'fire' }).category).toBe('fire');
  expect(lacking(reading({ repair: true, category: 'fire' }), 1)).toEqual(['repair']);
});

test('put right on the spot needs the photo of how it is now, and one that was removed is none', () => {
  const said = { category: 'fire', fixed: true, after: after.sha256 };
  expect(lacking(reading(said), 1)).toEqual(['after']);
  expect(lacking(reading(said, [before, after]), 2)).toEqual([]);
  expect(reading({ ...said, fixed: false }, [before, after]).after).toBeNull();
});

test('a place that was chosen counts, and words of another version are left alone', () => {
  expect(reading({ placeId: 'another' }).placeId).toBe('another');
  expect(reading({ category: 'dragons', kind: 3 })).toMatchObject({ category: null, kind: null, placeId: 'a place' });
});

test('the authority as its finder and points of the guide are said where managers chose them, points only of what is severe', () => {
  const said = reading({ category: 'fire', authority: true, severe: true, met: 'M7 M99 M1' });
  expect(saidBy(said, '消防隐患')).toMatchObject({
    source: 'authority',
    suspectedMajor: true,
    majorRefs: ['M1', 'M7'],
  });
  expect(saidBy(reading({ category: 'fire', met: 'M1' }), '消防隐患')).not.toHaveProperty('majorRefs');
});

test('what turns out to be a known case is told of it whole, as it was filled in', () => {
  const said = reading({ severe: true, met: 'M6', interim: 'stopped', authority: true, repair: true, kind: 'power' });
  expect(addedBy(said, '又看到了')).toEqual({
    note: '又看到了',
    severe: true,
    interim: 'stopped',
    authority: true,
    repair: 'power',
    majorRefs: ['M6'],
  });
  const fixed = reading({ category: 'fire', fixed: true, after: after.sha256, note: '已挪开' }, [before, after]);
  expect(addedBy(fixed, '又看到了')).toEqual({ note: '已挪开', severe: false, interim: null, fixed: true });
});
