import { expect, test } from 'vitest';
import { monthOf } from './month.ts';

test.each(['2018-05', '2018-5', '201805', '2018.05', '2018/5', '2018年5月', ' 2018 年 05 月', '２０１８－０５'])(
  '%s is May 2018',
  (text) => expect(monthOf(text)).toBe('2018-05'),
);

test('December is not January with a two behind it', () => expect(monthOf('201812')).toBe('2018-12'));

test.each(['18-05', '2018', '2018-13', '2018-00', '2018-05-01', '五月'])('%s is no month', (text) =>
  expect(monthOf(text)).toBeUndefined(),
);

test('nothing is nothing', () => expect(monthOf('  ')).toBeNull());
