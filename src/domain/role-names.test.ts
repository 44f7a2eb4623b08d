import { expect, test } from 'vitest';
import { common as en } from '../app/words/en/common.ts';
import { common as zh } from '../app/words/zh/common.ts';
import { roles } from './person.ts';
import { roleNames } from './role-names.ts';

test('a workbook calls roles what the screen calls them', () => {
  expect(roleNames).toEqual(
    Object.fromEntries(roles.map((role) => [role, { zh: zh.roles[role], en: en.roles[role] }])),
  );
});
