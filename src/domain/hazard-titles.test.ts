import { expect, test } from 'vitest';
import { id } from '../../tests/cast.ts';
import { titleOf } from './hazard-titles.ts';

const text = { zh: '压力指针在绿区', en: 'Pressure in the green' };
const low = { zh: '压力不足', en: 'Low pressure' };
const rusty = { zh: '锈蚀变形', en: 'Rusted or deformed' };

test('what a checklist found is called by what is wrong, and never by how the item should be', () => {
  expect(titleOf({ text, reasons: [low] })).toEqual({
    zh: '压力不足：压力指针在绿区',
    en: 'Low pressure: Pressure in the green',
  });
  expect(titleOf({ text, reasons: [low, rusty] }).zh).toBe('压力不足、锈蚀变形：压力指针在绿区');
  expect(titleOf({ text, reasons: [] })).toEqual({
    zh: '不符合：压力指针在绿区',
    en: 'Not met: Pressure in the green',
  });
});

test('a thing of the register stands before its item with a dot, and a colon of the item itself stays', () => {
  const asset = { id: id(1), label: '2号' };
  const ofThing = { zh: '2号：出厂日期：清楚', en: '2号: Date made: legible' };
  expect(titleOf({ text: ofThing, reasons: [], asset })).toEqual({
    zh: '不符合：2号 · 出厂日期：清楚',
    en: 'Not met: 2号 · Date made: legible',
  });
  const plain = { zh: '门锁：都锁好', en: 'Locks: all locked' };
  expect(titleOf({ text: plain, reasons: [] }).zh).toBe('不符合：门锁：都锁好');
});

test('what somebody reported is called as it was said, and no title is longer than a text may be', () => {
  expect(titleOf({ text, reasons: [], from: 'spot' })).toEqual(text);
  const long = { zh: '长'.repeat(399), en: 'Long' };
  expect(titleOf({ text: long, reasons: [] }).zh).toBe(long.zh);
});
