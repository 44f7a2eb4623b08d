// A drawn signature as a small picture, as spreadsheets show no strokes.
import { crc32, deflateSync } from 'node:zlib';

/** Strokes are flat lists x0,y0,x1,y1… in a box of `width` by `height`. */
type Drawing = { strokes: readonly (readonly number[])[]; width: number; height: number };

/** What it is drawn on, in pixels; a pen is so many thick. */
const most = { width: 240, height: 120 };
const pen = 3;

/** A PNG of black strokes on white, and how large it is. Boxes of no size, and what lies outside of them, are taken as they come. */
export function drawnPng({ strokes, width, height }: Drawing): { bytes: Buffer; width: number; height: number } {
  const [boxWidth, boxHeight] = [Math.max(1, width), Math.max(1, height)];
  const scale = Math.min(most.width / boxWidth, most.height / boxHeight);
  const [w, h] = [boxWidth, boxHeight].map((side) => Math.max(pen, Math.round(side * scale))) as [number, number];
  const grey = Buffer.alloc(w * h, 255);
  for (const stroke of strokes) {
    for (let at = 0; at + 1 < stroke.length; at += 2) {
      const [x, y] = [(stroke[at] ?? 0) * scale, (stroke[at + 1] ?? 0) * scale];
      const [toX, toY] = [(stroke[at + 2] ?? x / scale) * scale, (stroke[at + 3] ?? y / scale) * scale];
      line({ grey, w, h }, x, y, toX, toY);
    }
  }
  return { bytes: png(grey, w, h), width: w, height: h };
}

type Sheet = { grey: Buffer; w: number; h: number };

function line({ grey, w, h }: Sheet, x: number, y: number, toX: number, toY: number): void {
  // However far outside a stroke goes, no longer is walked than across.
  const steps = Math.min(4 * (w + h), Math.ceil(Math.max(Math.abs(toX - x), Math.abs(toY - y), 1)));
  for (let n = 0; n <= steps; n++) {
    const [left, top] = [x + ((toX - x) * n) / steps, y + ((toY - y) * n) / steps].map(
      (middle) => Math.round(middle) - 1,
    ) as [number, number];
    for (let row = top; row < top + pen; row++)
      for (let column = left; column < left + pen; column++)
        if (row >= 0 && row < h && column >= 0 && column < w) grey[row * w + column] = 0;
  }
}

function png(grey: Buffer, w: number, h: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(w, 0);
  header.writeUInt32BE(h, 4);
  // Eight bits of grey.
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((w + 1) * h);
  for (let row = 0; row < h; row++) grey.copy(rows, row * (w + 1) + 1, row * w, (row + 1) * w);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
