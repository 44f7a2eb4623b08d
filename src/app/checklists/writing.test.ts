import { expect, test } from 'vitest';
import { checklist, item } from '../../../tests/cast.ts';
import type { Template } from '../../domain/template.ts';
import { textsIn, linesOf } from './lines.ts';
import { recoded } from '../../domain/recoded.ts';
import { emptyTemplate, emptyTexts, freeCode, moved, typedZh, withCopy, withNewItem } from './writing.ts';

const made: Template = {
  ...checklist,
  code: 'Z1',
  items: [
    item({ id: 'Z1-01', type: 'PF' }),
    item({ id: 'Z1-04', type: 'TXT', showIf: [{ item: 'Z1-01', is: 'abnormal' }] }),
  ],
};
const ids = ({ items }: Template) => items.map(({ id }) => id);

test('a checklist of one’s own takes the first free code', () => {
  expect(freeCode(new Set(['K1', 'X1', 'X3']))).toBe('X2');
});

test('a new item has a number nobody has, and stands where it was asked for', () => {
  expect(ids(withNewItem(made).template)).toEqual(['Z1-01', 'Z1-04', 'Z1-05']);
  expect(ids(withNewItem(made, 'Z1-01').template)).toEqual(['Z1-01', 'Z1-05', 'Z1-04']);
  expect(withCopy(made, made.items[0]!).item).toEqual({ ...made.items[0], id: 'Z1-05', copyOf: 'Z1-01' });
});

test('an item cannot be moved out of the list', () => {
  expect(ids(moved(made, 1, 0))).toEqual(['Z1-04', 'Z1-01']);
  expect(moved(made, 0, -1)).toBe(made);
  expect(moved(made, 1, 2)).toBe(made);
});

test('under another code the conditions still name the same items', () => {
  const copy = recoded(made, 'X2');
  expect(ids(copy)).toEqual(['X2-01', 'X2-04']);
  expect(copy.items[1]?.showIf).toEqual([{ item: 'X2-01', is: 'abnormal' }]);
  expect(copy.version).toBe(1);
  // Where it was copied from first: figures of rules go along.
  expect(recoded(copy, 'X3').items.map(({ copyOf }) => copyOf)).toEqual(['Z1-01', 'Z1-04']);
});

test('English words once written are kept while the Chinese ones change', () => {
  expect(typedZh({ zh: '门', en: '门' }, '门窗')).toEqual({ zh: '门窗', en: '门窗' });
  expect(typedZh({ zh: '门', en: 'Door' }, '门窗')).toEqual({ zh: '门窗', en: 'Door' });
});

test('a new checklist says where words are still missing', () => {
  expect(emptyTexts(emptyTemplate('X1'))).toEqual([
    { itemId: null, is: 'text' },
    { itemId: 'X1-01', is: 'text' },
  ]);
  const inEnglish = { ...made.items[0]!, dept: { zh: ' ', en: 'Canteen' } };
  expect(emptyTexts({ ...made, items: [inEnglish] })).toEqual([{ itemId: 'Z1-01', is: 'part' }]);
});

test('lines are read with their English words and without empty ones', () => {
  const lines = '门坏了 | Door broken\n\n 漏水 ';
  expect(textsIn(lines)).toEqual([
    { zh: '门坏了', en: 'Door broken' },
    { zh: '漏水', en: '漏水' },
  ]);
  expect(linesOf(textsIn(lines))).toBe('门坏了 | Door broken\n漏水');
});
