import { expect, test } from 'vitest';
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
  const ofThing = { zh: '2号：出厂日期', en: '2号: Date made' };
  expect(titleOf({ text: ofThing, reasons: [] })).toEqual({
    zh: '不符合：2号 · 出厂日期',
    en: 'Not met: 2号 · Date made',
  });
});

test('what somebody reported is called as it was said, and no title is longer than a text may be', () => {
  expect(titleOf({ text, reasons: [], from: 'spot' })).toEqual(text);
  const long = { zh: '长'.repeat(399), en: 'Long' };
  expect(titleOf({ text: long, reasons: [] }).zh).toBe(long.zh);
});
