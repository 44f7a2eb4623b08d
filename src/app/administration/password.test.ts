import { expect, test } from 'vitest';
import { makePassword, newPassword } from './password.ts';

test('a made password is three groups of four that nobody misreads', () => {
  for (let i = 0; i < 200; i++) expect(newPassword()).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/);
});

test('two are never the same', () => {
  expect(new Set(Array.from({ length: 500 }, newPassword)).size).toBe(500);
});

test('bytes that would favour some letters are thrown away', () => {
  let call = 0;
  expect(makePassword((bytes) => bytes.fill(call++ === 0 ? 255 : 0))).toBe('aaaa-aaaa-aaaa');
});
