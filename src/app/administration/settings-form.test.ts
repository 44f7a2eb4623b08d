import { expect, test } from 'vitest';
import { yucai } from '../../../tests/cast.ts';
import { chosenOf } from '../../domain/settings.ts';
import { formOf, isHourWrong, isNameWrong, saidIn } from './settings-form.ts';

const form = formOf(chosenOf(yucai));
const verify = (G: string) => ({ ...form, hours: { ...form.hours, verify: { ...form.hours.verify, G } } });

test('what nobody touched is sent as it was', () => {
  expect(saidIn(form)).toEqual(chosenOf(yucai));
});

test('hours are whole and within what a school may give', () => {
  for (const typed of ['', '0', '73', '1.5', '一天', '-2']) {
    expect(isHourWrong(verify(typed), 'verify', 'G'), typed).toBe(true);
    expect(saidIn(verify(typed)), typed).toBe(null);
  }
  expect(saidIn(verify(' 72 '))?.hours.verify).toEqual({ G: 72, L: 4, M: 1 });
});

test('a school has a name of up to forty letters', () => {
  expect([' ', '校'.repeat(41)].map((name) => isNameWrong({ ...form, name }))).toEqual([true, true]);
  expect(saidIn({ ...form, name: ' 育才中学 ' })?.name).toBe('育才中学');
});
