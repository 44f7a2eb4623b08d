import { expect, test } from 'vitest';
import { fileOf } from './take-keys.tsx';

test('the file of a list is asked with what the list is asked with', () => {
  expect(fileOf('/api/phones', 'csv')).toBe('/api/phones/file?as=csv');
  expect(fileOf('/api/hazards?list=open&sort=due&place=p1', 'xlsx')).toBe(
    '/api/hazards/file?list=open&sort=due&place=p1&as=xlsx',
  );
});
