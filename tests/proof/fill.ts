// Takes all room that is left on a disk.
import { appendFileSync } from 'node:fs';

const largest = 4 * 1024 * 1024;
const smallest = 512;

export function fillToTheBrim(filler: string): void {
  for (let size = largest; size >= smallest; size /= 2) fillBy(filler, Buffer.alloc(size));
}

function fillBy(filler: string, block: Buffer): void {
  try {
    for (;;) appendFileSync(filler, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
