// A year of days as a drawing: a column a week, a row a weekday, one outline for all days of a shade, so that a cheap phone draws it.
import { shadeOf, shades, type Shade } from '../../domain/round-calendar.ts';
import { dayPlus } from '../days.ts';

/** Drawing units: a day, and how far it is to the next. */
export const daySize = 11;
export const dayStep = 13;

export type Days = { due: readonly number[]; reached: readonly number[] };

/** For each shade the path of its days, the first being a Monday; empty where there is none. Days behind `today` (a place in the lists) are not drawn. */
export function shadePaths({ due, reached }: Days, today: number): Record<Shade, string> {
  const paths = Object.fromEntries(shades.map((shade) => [shade, ''])) as Record<Shade, string>;
  for (const [n, of] of due.entries()) {
    if (n > today) break;
    const [x, y] = [Math.floor(n / 7) * dayStep, (n % 7) * dayStep];
    paths[shadeOf(reached[n] ?? 0, of)] += `M${x} ${y}h${daySize}v${daySize}h-${daySize}z`;
  }
  return paths;
}

/** Where each month that begins in these days begins: its column and yyyy-mm. */
export function monthMarks(from: string, days: number): { x: number; month: string }[] {
  return Array.from({ length: days }, (_, n) => ({ n, day: dayPlus(from, n) }))
    .filter(({ day }) => day.endsWith('-01'))
    .map(({ n, day }) => ({ x: Math.ceil(n / 7) * dayStep, month: day.slice(0, 7) }));
}

/** By month, the first first: points due and reached, and on how many days one was missed. */
export function byMonth(from: string, { due, reached }: Days) {
  const months = new Map<string, { month: string; due: number; reached: number; lacking: number }>();
  for (const [n, of] of due.entries()) {
    const month = dayPlus(from, n).slice(0, 7);
    const sum = months.get(month) ?? { month, due: 0, reached: 0, lacking: 0 };
    const got = reached[n] ?? 0;
    months.set(month, {
      month,
      due: sum.due + of,
      reached: sum.reached + got,
      lacking: sum.lacking + Number(got < of),
    });
  }
  return [...months.values()];
}

/** Which day was pressed in a drawing whose days begin `head` units below its top; a place in the lists, -1 between days. */
export function dayAt(svg: Element, { clientX, clientY }: { clientX: number; clientY: number }, head: number): number {
  const { left, top, width, height } = svg.getBoundingClientRect();
  const scale = height / (head + 7 * dayStep);
  const [column, row] = [
    Math.floor((clientX - left) / scale / dayStep),
    Math.floor(((clientY - top) / scale - head) / dayStep),
  ];
  return width === 0 || row < 0 || row > 6 || column < 0 ? -1 : column * 7 + row;
}
