import { expect, test } from 'vitest';
import { fen, xiao } from '../../../tests/cast-cases.ts';
import { sun } from '../../../tests/cast.ts';
import { officeHeld, officesHeld } from './held-offices.ts';

test('what falls to an office that nobody holds here is the next one’s above, by its name', () => {
  expect(officeHeld('vice_principal', [sun, fen, xiao])).toBe('vice_principal');
  expect(officeHeld('vice_principal', [sun, xiao])).toBe('principal');
  expect(officeHeld('vice_principal', [sun, { ...fen, left: { reason: '调走' } }, xiao])).toBe('principal');
  expect(officeHeld('safety_office', [xiao])).toBe('principal');
  expect(officeHeld('safety_office', [sun, xiao])).toBe('safety_office');
  // Above the principal there is nobody: then it stays said whose it is.
  expect(officeHeld('principal', [sun, fen])).toBe('principal');
});

test('that nobody holds an office is said where it is known, and nowhere else', () => {
  const offices = { safety_office: '安全办', vice_principal: '分管副校长', principal: '校长' };
  const before = { ...offices };
  expect(officesHeld(offices, [sun, xiao])).toEqual({ ...before, vice_principal: '校长' });
  expect(offices).toEqual(before);
});
