import { expect, test } from 'vitest';
import { isTimeChecked, layStamp, stampTime } from './stamp.ts';

/** Every letter as wide as it is high, as Chinese ones are; Latin ones half of it. */
const measure = (text: string) =>
  Array.from(text).reduce((width, letter) => width + (letter.charCodeAt(0) < 0x2e80 ? 0.55 : 1), 0);
const stamp = {
  place: '3号宿舍楼 2层 东侧楼梯间',
  time: '2026-11-22 22:33:08 校时',
  person: '王秀兰',
  school: '育才中学',
};

test('the band covers at most a seventh, upright and lying', () => {
  for (const [width, height] of [
    [1200, 1600],
    [1600, 1200],
    [900, 1600],
    [1600, 900],
    [240, 320],
  ] as const) {
    expect(layStamp(stamp, width, height, measure).bandHeight).toBeLessThanOrEqual(height * 0.14);
  }
});

test('letters are at least three hundredths of the height', () => {
  expect(layStamp(stamp, 1200, 1600, measure).fontSize).toBeGreaterThanOrEqual(48);
});

test('lying pictures say place and time on one line', () => {
  expect(layStamp(stamp, 1600, 1200, measure).lines).toEqual([
    '3号宿舍楼 2层 东侧楼梯间　2026-11-22 22:33:08 校时',
    '王秀兰 · 育才中学',
  ]);
});

test('upright pictures say place, time and person below each other', () => {
  expect(layStamp(stamp, 1200, 1600, measure).lines).toHaveLength(3);
});

test('who took it and which school are left out where the school wants it, and with both their line', () => {
  const lines = (over: Partial<typeof stamp>) => layStamp({ ...stamp, ...over }, 1200, 1600, measure).lines.slice(2);
  expect(lines({ person: '' })).toEqual(['育才中学']);
  expect(lines({ school: '' })).toEqual(['王秀兰']);
  expect(lines({ person: '', school: '' })).toEqual([]);
});

test('a place name too long for the picture loses its middle', () => {
  const long = { ...stamp, place: '学生生活区西苑十二号宿舍楼地下一层配电间东侧应急疏散通道出口' };
  const [place] = layStamp(long, 900, 1600, measure).lines;
  expect(place).toMatch(/^学生生活区.*….*通道出口$/);
  expect(measure(place ?? '') * 48).toBeLessThanOrEqual(900);
});

test('the time is the school’s, to the second', () => {
  expect(stampTime(Date.UTC(2026, 10, 22, 14, 33, 8), 'Asia/Shanghai')).toBe('2026-11-22 22:33:08');
});

test('a clock nobody has checked for a day is not called checked', () => {
  expect(isTimeChecked({ serverOffsetMs: 40, serverOffsetAgeMs: 3_600_000 })).toBe(true);
  expect(isTimeChecked({ serverOffsetMs: 40, serverOffsetAgeMs: 90_000_000 })).toBe(false);
  expect(isTimeChecked({ serverOffsetMs: null, serverOffsetAgeMs: null })).toBe(false);
});
