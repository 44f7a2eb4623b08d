import { expect, test } from 'vitest';
import { roles } from '../../domain/person.ts';
import { checkPerson, roleGroups, wrongOf, type PersonForm } from './person-form.ts';

const good: PersonForm = {
  name: ' 王秀兰 ',
  username: ' WangXL ',
  role: 'patrol_dorm',
  scope: [],
  password: 'kfmr-7hnd-wq4t',
};

test('a person is sent with a clean name and a username in small letters', () => {
  expect(checkPerson(good)).toMatchObject({ person: { name: '王秀兰', username: 'wangxl' } });
});

test.each<[Partial<PersonForm>, string]>([
  [{ name: '  ' }, 'name'],
  [{ username: '王' }, 'username'],
  [{ role: '' }, 'role'],
  [{ password: 'short' }, 'password'],
])('%o is said at its field', (change, field) => {
  expect(checkPerson({ ...good, ...change })).toEqual({ wrong: { [field]: 'bad' } });
});

test('everything that is wrong is said at once', () => {
  const empty: PersonForm = { name: '', username: '', role: '', scope: [], password: '' };
  expect(checkPerson(empty)).toEqual({ wrong: { name: 'bad', username: 'bad', role: 'bad', password: 'bad' } });
});

test('what the server refuses is said at its field too', () => {
  expect(wrongOf('username-taken')).toEqual({ username: 'taken' });
  expect(wrongOf('fault')).toBeNull();
});

test('every role is in one group', () => {
  expect(Object.values(roleGroups).flat().sort()).toEqual([...roles].sort());
});
