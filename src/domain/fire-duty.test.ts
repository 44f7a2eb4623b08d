import { expect, test } from 'vitest';
import { dian, everybody, fen, responsibility, xiao, zong } from '../../tests/cast-cases.ts';
import { canteen, dorm3, floor2 } from '../../tests/cast.ts';
import { fireGaps } from './fire-duty.ts';
import type { Person } from './person.ts';
import { nobodyYet } from './responsibility.ts';

const places = [dorm3, floor2, canteen];
const day = '2026-11-23';
const without = (...gone: Person[]) => everybody.filter((one) => !gone.includes(one));
const [dept] = responsibility.departments;
const whole = {
  ...responsibility,
  rules: [...responsibility.rules, { placeId: null, category: 'fire' as const, deptId: dept!.id, personId: dian.id }],
};

test('with a principal, a vice principal, and somebody for fire in every building under a head, nothing is missing', () => {
  expect(fireGaps(whole, everybody, places, day)).toEqual([]);
});

test('each step that is missing is named, with the departments and buildings where it is', () => {
  expect(fireGaps(nobodyYet, without(xiao, fen), places, day)).toEqual([
    { what: 'principal', names: [] },
    { what: 'vice-principal', names: [] },
    { what: 'departments', names: [] },
    { what: 'nobody', names: [dorm3.name, canteen.name] },
  ]);
  // Whoever answers is here, and the head is not.
  const left = everybody.map((one) => (one === zong ? { ...one, left: { reason: '调走' } } : one));
  expect(fireGaps(whole, left, places, day)).toEqual([{ what: 'head', names: ['总务处'] }]);
  expect(fireGaps(whole, everybody, [{ ...dorm3, retired: { reason: '拆除' } }], day)).toEqual([]);
});
