import { expect, test } from 'vitest';
import * as cast from '../../tests/cast.ts';
import { shortNames } from './short-names.ts';

test('in one building its name is not repeated', () => {
  expect(shortNames([cast.floor2])).toEqual(['2层']);
  expect(shortNames([cast.floor2, cast.canteen])).toEqual(['3号宿舍楼 2层', cast.canteen.name]);
});
