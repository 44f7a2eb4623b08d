// What the camera of the phone is shown: pictures as full of detail as those of a corridor, so that photos are as large as photos are.
import { createWriteStream } from 'node:fs';
import { chance } from '../../../src/server/demo/random.ts';

const [width, height, frames] = [1600, 1200, 6];
/** Found by trying: photos come to 330 kB. */
const strongest = 12;

/** A film (YUV4MPEG2) of grey snow. */
export async function filmSnow(path: string): Promise<void> {
  const luck = chance(1);
  const file = createWriteStream(path);
  file.write(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`);
  const flakes = Buffer.from(Array.from({ length: 65_536 }, () => luck.whole(128 - strongest, 128 + strongest)));
  const colours = Buffer.alloc((width * height) / 2, 128);
  for (let frame = 0; frame < frames; frame++) {
    file.write('FRAME\n');
    for (let row = 0; row < height; row++) {
      const from = luck.whole(0, flakes.length - width);
      file.write(flakes.subarray(from, from + width));
    }
    file.write(colours);
  }
  await new Promise((done) => file.end(done));
}
