import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { answer, at, entry, inspection, photo, sha256, withAnswers } from '../../tests/cast.ts';
import { InspectionSubmitted } from '../domain/entry.ts';
import { quickCheck } from './quick-check.ts';

const isSound = quickCheck(InspectionSubmitted);
const sha = sha256('a photo');
const full = entry('inspection-submitted', {
  ...inspection({
    answers: withAnswers(
      answer('A1-01', null, { na: { reason: 'other', note: '锁着' } }),
      answer('A1-02', 'fail', {
        note: '漏水',
        reasons: [0, 11],
        photos: [sha],
        fixedOnSpot: true,
        suspectedMajor: true,
      }),
      answer('A1-03', -3.5),
      answer('A1-04', [['王', '2']]),
      answer('A1-05', { name: '李', signedAt: 1, width: 300, height: 80, strokes: [[1, 2.5, 3]] }),
    ),
  }),
  photos: [
    {
      ...photo('A1-02', sha),
      look: { faults: ['dark', 'blurred'], dhash: '0123456789abcdef', like: sha },
      marks: [
        { is: 'circle', from: [0, 0.25], to: [0.5, 1] },
        { is: 'text', at: [0.1, 0.2], text: '漏水' },
      ],
    },
  ],
  voices: [{ sha256: sha, itemId: 'A1-02', recordedAt: at(), type: 'audio/webm', ms: 900, bytes: 12, cut: true }],
  location: { latitude: 31.2, longitude: 121.5, accuracyM: 12, ageMs: 0 },
  correction: { reason: '写错了' },
});

const texts = ['', 'pass', '漏水', 'bad\u0000', 'half \ud800', 'x'.repeat(70), 'x'.repeat(4001), sha, full.id];
const numbers = [0, -1, 1, 1.5, -0, 12, 1081, 20_001, 2 ** 53, 1e300];
const odd = [null, true, ...texts, ...numbers, [], [[]], [['a']], [1], {}, { reason: 'other' }];

/** The same thing with one value changed, left out or added, at every place of it. */
function* spoiled(value: unknown): Generator {
  yield* odd;
  if (Array.isArray(value)) {
    yield [...(value as unknown[]), ...(value as unknown[]), ...(value as unknown[])];
    for (const [i, one] of value.entries()) for (const other of spoiled(one)) yield value.with(i, other);
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, more: 1 };
    for (const [key, one] of Object.entries(value)) {
      const { [key]: _gone, ...rest } = value as Record<string, unknown>;
      yield rest;
      for (const other of spoiled(one)) yield { ...rest, [key]: other };
    }
  }
}

test('what is sound is seen to be, in whatever order it is written', () => {
  expect(v.safeParse(InspectionSubmitted, full)).toMatchObject({ success: true, output: full });
  expect(isSound(full)).toBe(true);
  expect(isSound(Object.fromEntries(Object.entries(full).toReversed()))).toBe(true);
});

test('it never says otherwise than its schema, which would give back the same', () => {
  const all = [...spoiled(full)].map((one) => ({
    one,
    read: v.safeParse(InspectionSubmitted, one),
    says: isSound(one),
  }));
  expect(all.filter(({ read, says }) => says !== read.success)).toEqual([]);
  const sound = all.filter(({ read }) => read.success);
  expect(sound.filter(({ one, read }) => !isDeepStrictEqual(read.output, one))).toEqual([]);
  expect([sound.length > 500, all.length - sound.length > 1000]).toEqual([true, true]);
});

test('a schema it could not keep to the letter is refused at once', () => {
  expect(() => quickCheck(v.object({ a: v.string() }))).toThrow('object');
  expect(() => quickCheck(v.pipe(v.string(), v.trim()))).toThrow('trim');
  expect(() => quickCheck(v.pipe(v.string(), v.email()))).not.toThrow();
  expect(() => quickCheck(v.pipe(v.array(v.string()), v.length(2)))).toThrow('length');
});
