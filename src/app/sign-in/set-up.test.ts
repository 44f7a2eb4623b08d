import { expect, test } from 'vitest';
import { emptySetUp, fieldOf, toSend, wrongFields, type SetUpForm } from './set-up.ts';

const right: SetUpForm = {
  ...emptySetUp,
  schoolName: ' 育才中学 ',
  kind: 'secondary',
  facilities: ['boarding'],
  name: '周敏',
  username: ' ZhouMin ',
  password: 'a long phrase',
  code: ' 4F7K-92AB ',
};

test('an empty form has everything to say', () => {
  expect(wrongFields(emptySetUp, 'school')).toEqual(['school-name', 'kind']);
  expect(wrongFields(emptySetUp, 'facilities')).toEqual([]);
  expect(wrongFields(emptySetUp, 'manager')).toEqual(['name', 'username', 'password', 'code']);
});

test('a right form goes on, trimmed and with a plain user name', () => {
  expect([wrongFields(right, 'school'), wrongFields(right, 'manager')]).toEqual([[], []]);
  expect(toSend(right, 'secondary')).toEqual({
    code: '4F7K-92AB',
    school: { name: '育才中学', kind: 'secondary', facilities: ['boarding'] },
    manager: { name: '周敏', username: 'zhoumin', role: 'safety_office', password: 'a long phrase' },
  });
});

test('a password of nine characters is too short', () => {
  expect(wrongFields({ ...right, password: '123456789' }, 'manager')).toEqual(['password']);
});

test('what the server refuses is shown at its field', () => {
  expect([fieldOf('set-up-code-wrong'), fieldOf('weak-password'), fieldOf('fault')]).toEqual([
    'code',
    'password',
    null,
  ]);
});
