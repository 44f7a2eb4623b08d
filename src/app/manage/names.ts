// Some names in a line, and how many there are where that is too many to read.
import type { BoardWords } from '../words/rounds-board.ts';

const mostNamed = 6;

export function named(names: readonly string[], words: BoardWords): string {
  const some = names.slice(0, mostNamed).join(words.list);
  return names.length > mostNamed ? words.andMore(some, names.length) : some;
}
