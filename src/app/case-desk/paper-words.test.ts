import { expect, test } from 'vitest';
import type { Hazard } from '../../domain/hazard.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import * as cast from '../../../tests/cast.ts';
import { cases } from '../words/zh/cases.ts';
import { caseDesk as desk } from '../words/zh/desk-cases.ts';
import { fileLines, filePhotos, noticeLines, type PaperWords } from './paper-words.ts';

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
  expect(lines.get('隐患描述')).toBe('不符合：插座发黑。有焦味');
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

test('the case file has the photos of every step and sighting, each once, in their order', () => {
  const step = (n: number, what: 'interim' | 'rectify' | 'fail', photos: string[]) => ({
    ...cast.wang,
    stepId: cast.id(n),
    at: cast.tonight + n,
    sure: true,
    receivedAt: null,
    said: { do: what, note: '' } as never,
    photos,
    state: 'rectifying' as const,
  });
  const seen = {
    id: cast.id(801),
    inspectionId: cast.id(802),
    seen: 'worse' as const,
    by: cast.li.id,
    byName: '李建国',
    at: cast.tonight + 2,
    receivedAt: null,
    note: '',
    photos: [photo(4)],
  };
  const steps = [step(1, 'interim', [photo(3)]), step(3, 'rectify', [photo(5), photo(6)]), step(4, 'fail', [photo(7)])];
  const rectified = { by: cast.wang, at: cast.tonight + 3, note: '', photos: [photo(5), photo(6)] };
  const hazard = { ...found, sightings: [seen], handling: { ...handlingOf(found), steps, rectified } };
  const shown = filePhotos(hazard, words);
  expect(shown.map(({ sha256 }) => sha256)).toEqual([1, 2, 3, 4, 5, 6, 7].map(photo));
  expect(shown[0]?.word).toBe('整改前 1');
  expect(shown[2]?.word).toContain('采取临时管控');
  expect(shown[3]?.word).toContain('李建国 看到更严重');
});
