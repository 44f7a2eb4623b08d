// What the test browser's camera sees: a film of square codes, as raw pictures.
import encode from 'qr';
import { writeFileSync } from 'node:fs';

const [width, height, largestDot] = [640, 480, 6];
const [white, grey] = [235, 120];

/** Brightness of every dot; null is a grey wall. */
function picture(text: string | null): Buffer {
  const light = Buffer.alloc(width * height, grey);
  if (text === null) return light;
  const dots = encode(text, 'raw', { ecc: 'medium', border: 3 });
  // A baton has more dots than a label.
  const dotSize = Math.min(largestDot, Math.floor(height / dots.length));
  const [left, top] = [width, height].map((side) => Math.floor((side - dots.length * dotSize) / 2)) as [number, number];
  for (let y = 0; y < dots.length * dotSize; y++) {
    for (let x = 0; x < dots.length * dotSize; x++) {
      const dark = dots[Math.floor(y / dotSize)]?.[Math.floor(x / dotSize)];
      light[(top + y) * width + left + x] = dark ? 20 : white;
    }
  }
  return light;
}

/** One second of each, at ten pictures a second; the browser shows it again and again. */
export function film(file: string, scenes: readonly (string | null)[]): void {
  const colours = Buffer.alloc((width * height) / 2, 128);
  const frames = scenes.flatMap((text) => {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), picture(text), colours]);
    return Array.from({ length: 10 }, () => frame);
  });
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...frames]),
  );
}
