import { expect, test } from 'vitest';
import type { Hazard } from '../../domain/hazard.ts';
import * as cast from '../../../tests/cast.ts';
import { cases } from '../words/zh/cases.ts';
import { caseDesk as desk } from '../words/zh/desk-cases.ts';
import { fileLines, noticeLines, type PaperWords } from './paper-words.ts';

const words: PaperWords = { cases, desk, grades: { G: '一般隐患', L: '较大隐患' }, language: 'zh' };
const photo = (n: number): string => `${n}`.repeat(64);
const found: Hazard = {
  id: cast.id(700),
  inspectionId: cast.id(700),
  itemId: 'report',
  placeId: cast.floor2.id,
  placeName: '3号宿舍楼 2层',
  text: { zh: '插座发黑', en: 'Black socket' },
  grade: 'G',
  majorRefs: [],
  dept: null,
  due: 'D7',
  dueAt: null,
  reasons: [],
  note: '有焦味',
  photos: [photo(1), photo(2)],
  reportedBy: cast.wang.id,
  reportedByName: '王秀兰',
  reportedAt: cast.tonight,
  state: 'reported',
  category: 'electricity',
};

test('the notice has a line for everything the register asks for, and says where there is nothing', () => {
  const lines = new Map(noticeLines(found, words));
  expect(lines.get('隐患描述')).toBe('插座发黑。有焦味');
  expect(lines.get('隐患类别')).toBe('用电');
  expect(lines.get('整改责任人')).toBe('无');
  expect(lines.get('整改时限')).toBe('按批准的整改方案');
  expect(lines.get('复查人')).toBe('安全办');
  expect(lines.size).toBe(13);
});

test('the file says when it was seen, and where the school heard of it later that as well', () => {
  const line = (hazard: Hazard) => new Map(fileLines(hazard, words)).get('排查日期');
  expect(line(found)).not.toContain('收到');
  const late = { ...found, found: { at: found.reportedAt - 2 * 86_400_000, sure: false } };
  expect(line(late)).toMatch(/（手机时间未核对） · 学校 .* 收到$/);
});
