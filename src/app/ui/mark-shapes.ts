// What a mark looks like over a picture of so many pixels. A stroke is as broad on every picture, measured by its long side.
import type { Mark, Spot } from '../../domain/photo.ts';

export type Size = { width: number; height: number };
export type Shape =
  | { is: 'ellipse'; cx: number; cy: number; rx: number; ry: number }
  | { is: 'path'; d: string }
  | { is: 'words'; x: number; y: number; anchor: 'start' | 'end'; lines: string[] };

/** Letter height, line height and stroke width, in shares of the long side. */
export const letter = 0.052;
export const lineHeight = 0.062;
export const stroke = 0.009;
export const outline = 0.006;

const longSide = ({ width, height }: Size): number => Math.max(width, height);
const round = (pixels: number): number => Math.round(pixels * 10) / 10;

export function shapeOf(mark: Mark, size: Size): Shape {
  const at = ([x, y]: Spot): [number, number] => [round(x * size.width), round(y * size.height)];
  if (mark.is === 'text') return wordsAt(at(mark.at), mark.text, size);
  const [x1, y1] = at(mark.from);
  const [x2, y2] = at(mark.to);
  if (mark.is === 'arrow') return { is: 'path', d: arrow(x1, y1, x2, y2, longSide(size)) };
  return {
    is: 'ellipse',
    cx: round((x1 + x2) / 2),
    cy: round((y1 + y2) / 2),
    rx: round(Math.abs(x2 - x1) / 2),
    ry: round(Math.abs(y2 - y1) / 2),
  };
}

function arrow(x1: number, y1: number, x2: number, y2: number, side: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const head = Math.min(side * 0.05, length * 0.6);
  const turn = Math.atan2(y2 - y1, x2 - x1);
  const barb = (by: number) => `${round(x2 - head * Math.cos(turn + by))} ${round(y2 - head * Math.sin(turn + by))}`;
  return `M${x1} ${y1}L${x2} ${y2}M${barb(0.5)}L${x2} ${y2}L${barb(-0.5)}`;
}

/** Beside its spot, to the side where there is more picture, and never out of it at the bottom or the top. */
function wordsAt([x, y]: [number, number], text: string, size: Size): Shape {
  const side = longSide(size);
  const anchor = x <= size.width / 2 ? 'start' : 'end';
  const room = (anchor === 'start' ? size.width - x : x) / (side * letter);
  const lines = inLines(text, Math.max(3, Math.min(10, room)));
  const below = (lines.length - 1) * lineHeight * side;
  const first = Math.min(Math.max(y, side * letter), Math.max(side * letter, size.height - below - side * 0.02));
  return { is: 'words', x, y: round(first), anchor, lines };
}

const wide = /[\u1100-\uffef]/;

/** `room` in letters as wide as they are high; a Latin one takes less. Words stay together where they fit. */
export function inLines(text: string, room: number): string[] {
  const width = (part: string) => Array.from(part).reduce((sum, sign) => sum + (wide.test(sign) ? 1 : 0.6), 0);
  const lines: string[] = [];
  let line = '';
  for (const part of text.trim().match(/[!-~]+|\s+|[^!-~\s]/g) ?? []) {
    if (line && width(line + part.trimEnd()) > room) {
      lines.push(line.trim());
      line = '';
    }
    for (const sign of part) {
      if (width(line + sign) > room && line.trim()) {
        lines.push(line.trim());
        line = '';
      }
      line += sign;
    }
  }
  return [...lines, line.trim()].filter(Boolean);
}
