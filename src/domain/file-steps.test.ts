import { expect, test } from 'vitest';
import { inSteps, stepReader } from './file-steps.ts';

const bytes = (...all: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(all);

test('a file sent in steps is the same file, and its share only grows, wherever the line cuts it', async () => {
  let share: number | null = null;
  async function* pieces() {
    yield bytes(1, 2, 3);
    share = 0.405;
    yield bytes(4);
    share = 0.3;
    yield bytes();
    share = 2;
    yield bytes(0, 0, 0, 0, 0, 1);
  }
  const sent: number[] = [];
  for await (const piece of inSteps(pieces(), () => share)) sent.push(...piece);
  for (const cut of [1, 2, 7, 100]) {
    const [file, shares]: [number[], number[]] = [[], []];
    const reader = stepReader({ piece: (piece) => file.push(...piece), share: (percent) => shares.push(percent) });
    for (let at = 0; at < sent.length; at += cut) reader.take(bytes(...sent.slice(at, at + cut)));
    expect(file).toEqual([1, 2, 3, 4, 0, 0, 0, 0, 0, 1]);
    expect(shares).toEqual([40, 100]);
    expect(reader.isWhole()).toBe(true);
  }
});

test('a file that ends within a piece is not whole', () => {
  const reader = stepReader({ piece: () => undefined, share: () => undefined });
  reader.take(bytes(0, 0, 0, 0, 3, 1, 2));
  expect(reader.isWhole()).toBe(false);
});
