import { expect, test } from 'vitest';
import { sourceText } from './source-text.ts';
import { inspection as en } from './words/en/inspection.ts';
import { inspectionSheets as zh } from './words/zh/inspection-sheets.ts';

const say = (source: string): string => sourceText(source, zh.laws);

test('a source is read by the names of its laws, with clauses and doubts as they stand', () => {
  expect(say('L61 第21、25、31条；XFF 第28条')).toBe(
    '《机关、团体、企业、事业单位消防安全管理规定》第21、25、31条；《消防法》第28条',
  );
  expect(say('SAF（条号待核）；P')).toBe('《食品安全法》（条号待核）');
  expect(say('RYMJ-D 7.2.3；G7793-2010；GB 17051（待核）')).toBe(
    'GB/T 40248 报批稿 7.2.3；GB 7793-2010；GB 17051（待核）',
  );
  expect(sourceText('XFF 第28条', en.laws)).toBe('Fire Protection Law 第28条');
});

test('where there is practice alone no source is named, and what is no code stays as it is', () => {
  expect([say('P'), say(''), say('公消〔2015〕301号；P')]).toEqual(['', '', '公消〔2015〕301号']);
});
